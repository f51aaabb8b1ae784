package dev.jsnode.boot.page;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the page shows of one moment. Rates are about the time since the moment before.
 *
 * @param time the moment, in milliseconds since 1970
 * @param seconds the time since the moment before, in seconds
 * @param versions versions of Node.js and the engine
 * @param heap the heap
 * @param collections garbage collections since the moment before
 * @param runtimes the runtimes, each instance of its own
 */
record PageData(long time, double seconds, Map<String, Object> versions, Heap heap, List<Collection> collections,
		List<Runtime> runtimes) {

	/**
	 * The heap, in bytes.
	 */
	record Heap(long used, long committed, long max) {

	}

	/**
	 * A garbage collection, times in milliseconds and sizes in bytes.
	 */
	record Collection(long time, String type, String cause, long millis, long before, long after) {

	}

	/**
	 * A runtime.
	 *
	 * @param name its name
	 * @param state where it is in its life
	 * @param placement the thread that it lives on
	 * @param restarts how often it was restarted
	 * @param callsInFlight calls that wait for their result
	 * @param blocked how many tasks have blocked its loop
	 * @param loop its event loop, {@code null} while it does not run
	 * @param threadPool its thread pool, {@code null} while it does not run
	 * @param calls calls a second by function
	 */
	record Runtime(String name, String state, String placement, long restarts, int callsInFlight, long blocked,
			@Nullable Loop loop, @Nullable ThreadPool threadPool, Map<String, Double> calls) {

	}

	/**
	 * An event loop.
	 *
	 * @param utilization share of the time that it was active, 0 to 1
	 * @param iterations iterations a second
	 * @param delay how late timers were, in milliseconds
	 * @param phases milliseconds a second by phase
	 * @param handles open handles by type
	 * @param requests running requests
	 * @param timers timers that wait
	 * @param immediates immediates that wait
	 */
	record Loop(double utilization, double iterations, Delay delay, Map<String, Double> phases,
			Map<String, Integer> handles, int requests, int timers, int immediates) {

	}

	/**
	 * Delay of timers, in milliseconds.
	 */
	record Delay(double p50, double p99, double max) {

	}

	/**
	 * A thread pool.
	 */
	record ThreadPool(int size, int active, int queued) {

	}

}
