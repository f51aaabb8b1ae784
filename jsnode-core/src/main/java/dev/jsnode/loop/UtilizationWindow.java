package dev.jsnode.loop;

/**
 * The utilization of the last seconds: a sample a second, taken by the loop as it goes
 * round. A loop that waits takes none, and its wait counts as idle when it is read.
 */
final class UtilizationWindow {

	/** Length of the window in seconds. */
	static final int SECONDS = 10;

	private static final long SAMPLE_MILLIS = 1000;

	private final LoopMetrics metrics;

	/**
	 * Active and idle nanoseconds in turn; replaced, never changed, so that any thread
	 * may read.
	 */
	private volatile long[] samples;

	private long sampledAt;

	UtilizationWindow(LoopMetrics metrics) {
		this.metrics = metrics;
		this.samples = new long[] { 0, 0 };
	}

	/**
	 * Called on the loop's thread in each iteration.
	 * @param now milliseconds of the loop's clock
	 */
	void goneRound(long now) {
		if (now - this.sampledAt >= SAMPLE_MILLIS) {
			this.sampledAt = now;
			add(this.metrics.activeNanos(), this.metrics.idleNanos());
		}
	}

	/**
	 * The share of the window that the loop was active, 0 to 1. Called from any thread.
	 */
	double utilization() {
		long[] oldest = this.samples;
		long active = this.metrics.activeNanos() - oldest[0];
		long idle = this.metrics.idleNanos() - oldest[1];
		long total = active + idle;
		return (total <= 0) ? 0 : Math.max(0, Math.min(1, (double) active / total));
	}

	private void add(long active, long idle) {
		long[] old = this.samples;
		int keep = Math.min(old.length, (SECONDS - 1) * 2);
		long[] samples = new long[keep + 2];
		System.arraycopy(old, old.length - keep, samples, 0, keep);
		samples[keep] = active;
		samples[keep + 1] = idle;
		this.samples = samples;
	}

}
