package dev.jsnode.loop;

import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads that do blocking work for a loop: files, name look-up, compression, key
 * derivation. Has a fixed number of threads and a bounded queue. Work that does not fit
 * waits in order on the loop's side and moves up when earlier work ends: the loop's
 * thread never blocks and nothing is refused. {@link #submit(Runnable)} is called on the
 * loop's thread.
 */
public final class ThreadPool {

	/** Number of threads where none is configured, as in libuv. */
	public static final int DEFAULT_SIZE = 4;

	/** Most threads that libuv allows. */
	public static final int MAX_SIZE = 1024;

	private static final int QUEUE_CAPACITY = 1024;

	private final ThreadPoolExecutor executor;

	private final EventLoop loop;

	private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

	private final AtomicLong waitingCount = new AtomicLong();

	/**
	 * Create a pool.
	 * @param size number of threads, 1 to {@link #MAX_SIZE}
	 * @param threads makes the threads
	 * @param loop the loop that submits work
	 */
	public ThreadPool(int size, ThreadFactory threads, EventLoop loop) {
		if (size < 1 || size > MAX_SIZE) {
			throw new IllegalArgumentException("The thread pool needs 1 to " + MAX_SIZE + " threads, not " + size);
		}
		this.loop = loop;
		this.executor = new ThreadPoolExecutor(size, size, 10, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(QUEUE_CAPACITY), threads);
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * Run work on a thread of the pool.
	 * @param work the work; it must not throw
	 */
	public void submit(Runnable work) {
		if (this.executor.getQueue().remainingCapacity() == 0 || !this.waiting.isEmpty()) {
			this.waiting.add(work);
			this.waitingCount.incrementAndGet();
			return;
		}
		this.executor.execute(() -> perform(work));
	}

	/**
	 * Return a reading of the pool. Called from any thread.
	 * @return the reading
	 */
	public ThreadPoolStats stats() {
		return new ThreadPoolStats(this.executor.getMaximumPoolSize(), this.executor.getActiveCount(),
				this.executor.getQueue().size() + (int) this.waitingCount.get(), this.executor.getCompletedTaskCount());
	}

	/**
	 * End the pool: running work is interrupted, waiting work is dropped. Called from any
	 * thread.
	 */
	public void close() {
		this.executor.shutdownNow();
	}

	private void perform(Runnable work) {
		work.run();
		if (this.waitingCount.get() > 0) {
			this.loop.execute(this::moveUp);
		}
	}

	private void moveUp() {
		while (!this.waiting.isEmpty() && this.executor.getQueue().remainingCapacity() > 0) {
			Runnable work = this.waiting.remove();
			this.waitingCount.decrementAndGet();
			this.executor.execute(() -> perform(work));
		}
	}

}
