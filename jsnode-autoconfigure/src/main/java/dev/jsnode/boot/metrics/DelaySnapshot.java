package dev.jsnode.boot.metrics;

import java.util.function.ToDoubleFunction;

import dev.jsnode.NodeRuntimeInstance;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The delays of a loop since the previous collection. The gauges of one collection are
 * read one after the other and must tell of the same interval, so a reading is kept for a
 * while.
 */
final class DelaySnapshot {

	private static final long KEPT_NANOS = 900_000_000;

	private static final double NANOS_PER_SECOND = 1e9;

	private final NodeRuntimeInstance runtime;

	private @Nullable Histogram histogram;

	private long takenAt;

	DelaySnapshot(NodeRuntimeInstance runtime) {
		this.runtime = runtime;
	}

	double seconds(ToDoubleFunction<Histogram> reading) {
		Histogram current = current();
		return (current.getTotalCount() > 0) ? reading.applyAsDouble(current) / NANOS_PER_SECOND : 0;
	}

	private synchronized Histogram current() {
		long now = System.nanoTime();
		Histogram current = this.histogram;
		if (current == null || now - this.takenAt > KEPT_NANOS) {
			current = this.runtime.delaySinceLastCall();
			this.histogram = current;
			this.takenAt = now;
		}
		return current;
	}

}
