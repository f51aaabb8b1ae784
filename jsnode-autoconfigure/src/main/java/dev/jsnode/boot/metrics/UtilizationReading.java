package dev.jsnode.boot.metrics;

import dev.jsnode.loop.LoopStats;
import org.jspecify.annotations.Nullable;

/**
 * The utilization of a loop since the previous collection.
 */
final class UtilizationReading {

	private static final long MIN_NANOS = 100_000_000;

	private long active;

	private long idle;

	private double last;

	synchronized double read(@Nullable LoopStats stats) {
		if (stats == null) {
			return 0;
		}
		long activeSince = stats.activeNanos() - this.active;
		long idleSince = stats.idleNanos() - this.idle;
		long total = activeSince + idleSince;
		if (activeSince < 0 || idleSince < 0) {
			// A new life of the runtime counts from zero.
			this.last = stats.utilization();
		}
		else if (total < MIN_NANOS) {
			return this.last;
		}
		else {
			this.last = (double) activeSince / total;
		}
		this.active = stats.activeNanos();
		this.idle = stats.idleNanos();
		return this.last;
	}

}
