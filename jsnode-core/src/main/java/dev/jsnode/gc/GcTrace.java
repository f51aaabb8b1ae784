package dev.jsnode.gc;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A line for each garbage collection, as {@code node --trace-gc} writes it: when it ended
 * in milliseconds since the start, its kind, the megabytes used (and held) before and
 * after it, how long it took, which share of the time the program had (on average, and
 * since the collection before), and why it ran. Used by the JVM's one thread that tells
 * of collections.
 */
public final class GcTrace {

	private static final double MEGABYTE = 1024 * 1024;

	private final long pid = ProcessHandle.current().pid();

	private final Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

	private double totalMillis;

	private double lastEnd;

	private GcTrace() {
	}

	/**
	 * Begin to trace.
	 * @param lines takes the lines, on a thread of the JVM
	 * @return what ends the trace
	 */
	public static GcWatch start(Consumer<String> lines) {
		GcTrace trace = new GcTrace();
		return GcWatch.start((collection) -> lines.accept(trace.line(collection)));
	}

	private String line(GcCollection collection) {
		double millis = collection.duration().toNanos() / 1e6;
		double end = Duration.between(this.start, collection.start()).toMillis() + millis;
		this.totalMillis += millis;
		String mu = String.format(Locale.ROOT, "(average mu = %.3f, current mu = %.3f)", share(this.totalMillis, end),
				share(millis, end - this.lastEnd));
		this.lastEnd = end;
		return String.format(Locale.ROOT, "[%d:0x0] %8.0f ms: %s %s -> %s MB, pooled: 0 MB, %.2f / 0.00 ms  %s %s; ",
				this.pid, end, (collection.type() == GcType.MINOR) ? "Scavenge" : "Mark-Compact",
				megabytes(collection.before()), megabytes(collection.after()), millis, mu,
				collection.cause().toLowerCase(Locale.ROOT));
	}

	private static String megabytes(GcCollection.Heap heap) {
		return String.format(Locale.ROOT, "%.1f (%.1f)", heap.used() / MEGABYTE, heap.committed() / MEGABYTE);
	}

	/**
	 * What is left of a time for the program.
	 */
	private static double share(double collecting, double time) {
		return (time > 0) ? Math.max(0, 1 - collecting / time) : 0;
	}

}
