package dev.jsnode.boot.metrics;

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
 * @param before used heap before it in bytes
 * @param after used heap after it in bytes
 */
public record GcCollection(long id, String collector, GcType type, String cause, Instant start, Duration duration,
		long before, long after) {

}
