package dev.jsnode.gc;

import java.time.Duration;
import java.time.Instant;

/**
 * One garbage collection.
 *
 * @param id number of the collection within its collector
 * @param collector name of the collector
 * @param type Node's kind of it
 * @param cause why it ran, as the JVM says
 * @param start when it began
 * @param duration how long it took; with a concurrent collector this is the whole cycle,
 * not a pause
 * @param before the heap before it
 * @param after the heap after it
 */
public record GcCollection(long id, String collector, GcType type, String cause, Instant start, Duration duration,
		Heap before, Heap after) {

	/**
	 * Return whether a program asked for it.
	 * @return whether it did
	 */
	public boolean isForced() {
		return this.cause.equals("System.gc()");
	}

	/**
	 * The heap at a time.
	 *
	 * @param used used bytes
	 * @param committed bytes that the JVM holds
	 */
	public record Heap(long used, long committed) {

	}

}
