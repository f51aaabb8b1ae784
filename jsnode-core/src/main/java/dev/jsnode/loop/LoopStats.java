package dev.jsnode.loop;

import java.util.List;
import java.util.Map;

/**
 * A reading of a loop's counters.
 *
 * @param iterations how often the loop went round
 * @param activeNanos time spent running callbacks in nanoseconds
 * @param idleNanos time spent waiting for work in nanoseconds
 * @param recentUtilization share of about the last ten seconds that the loop was active,
 * 0 to 1
 * @param phases what each phase has done
 * @param handles open handles by type
 * @param requests running requests by type
 * @param timers timers that wait
 * @param immediates immediates that wait
 */
public record LoopStats(long iterations, long activeNanos, long idleNanos, double recentUtilization,
		List<PhaseStats> phases, Map<String, Integer> handles, Map<String, Integer> requests, int timers,
		int immediates) {

	/**
	 * Return the share of the loop's life that it was active, 0 to 1.
	 * @return the utilization
	 */
	public double utilization() {
		long total = this.activeNanos + this.idleNanos;
		return (total <= 0) ? 0 : (double) this.activeNanos / total;
	}

}
