package dev.jsnode.benchmarks.load;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What was measured in one round of one peer.
 *
 * @param operations how many operations were done
 * @param elapsed the time that they took together
 * @param p50 the median of the latencies in nanoseconds, 0 where none were taken
 * @param p99 their 99th percentile in nanoseconds
 * @param errors how many operations failed or had a wrong result
 * @param firstError what the first of them was
 */
public record Sample(long operations, Duration elapsed, long p50, long p99, long errors, @Nullable String firstError) {

	/**
	 * Return the operations of one second.
	 * @return the throughput
	 */
	public double perSecond() {
		return this.operations * 1e9 / Math.max(1, this.elapsed.toNanos());
	}

}
