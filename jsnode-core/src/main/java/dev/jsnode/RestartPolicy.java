package dev.jsnode;

import java.time.Duration;

/**
 * What follows when a runtime fails.
 *
 * @param enabled whether it is started again
 * @param initialDelay wait before the first restart
 * @param maxDelay longest wait; each failure doubles the wait up to it
 * @param resetAfter how long a runtime must run for the next failure to count as the
 * first
 */
public record RestartPolicy(boolean enabled, Duration initialDelay, Duration maxDelay, Duration resetAfter) {

	/**
	 * Restart after 1 second, doubling to 30 seconds; a minute without failure starts
	 * anew.
	 */
	public static final RestartPolicy DEFAULT = new RestartPolicy(true, Duration.ofSeconds(1), Duration.ofSeconds(30),
			Duration.ofMinutes(1));

	/**
	 * Stay failed.
	 */
	public static final RestartPolicy NEVER = new RestartPolicy(false, Duration.ZERO, Duration.ZERO, Duration.ZERO);

	Duration delay(int failuresInARow) {
		int doublings = Math.min(failuresInARow - 1, 30);
		Duration delay = this.initialDelay.multipliedBy(1L << doublings);
		return (delay.compareTo(this.maxDelay) > 0) ? this.maxDelay : delay;
	}

}
