package dev.jsnode.boot.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * From when on a runtime that takes calls counts as down all the same.
 */
public class HealthProperties {

	/**
	 * Delay that 99 % of the timers may have at most since the previous check. When not
	 * set or 0, any.
	 */
	private @Nullable Duration maxDelay;

	/**
	 * How long one task may block the event loop. When 0, any time.
	 */
	private Duration maxBlocked = Duration.ofSeconds(10);

	/**
	 * Number of restarts that there may be within restarts-within. When not set, any.
	 */
	private @Nullable Integer maxRestarts;

	/**
	 * Time that max-restarts is about.
	 */
	private Duration restartsWithin = Duration.ofMinutes(10);

	public @Nullable Duration getMaxDelay() {
		return this.maxDelay;
	}

	public void setMaxDelay(@Nullable Duration maxDelay) {
		this.maxDelay = maxDelay;
	}

	public Duration getMaxBlocked() {
		return this.maxBlocked;
	}

	public void setMaxBlocked(Duration maxBlocked) {
		this.maxBlocked = maxBlocked;
	}

	public @Nullable Integer getMaxRestarts() {
		return this.maxRestarts;
	}

	public void setMaxRestarts(@Nullable Integer maxRestarts) {
		this.maxRestarts = maxRestarts;
	}

	public Duration getRestartsWithin() {
		return this.restartsWithin;
	}

	public void setRestartsWithin(Duration restartsWithin) {
		this.restartsWithin = restartsWithin;
	}

}
