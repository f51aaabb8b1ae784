package dev.jsnode.loop;

/**
 * A reading of a thread pool.
 *
 * @param size number of threads at most
 * @param active threads that work now
 * @param queued tasks that wait
 * @param completed tasks done since the pool was created
 */
public record ThreadPoolStats(int size, int active, int queued, long completed) {

}
