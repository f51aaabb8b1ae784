package dev.jsnode.boot.actuate;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * From when on a runtime that takes calls counts as down all the same.
 *
 * @param maxDelay delay of the event loop that 99 % of the timers may have at most since
 * the previous check, {@code null} for any
 * @param maxBlocked how long one task may block the event loop, {@code null} for any time
 * @param maxRestarts how many restarts there may be within a time, {@code null} for any
 * number
 * @param restartsWithin the time
 */
public record HealthThresholds(@Nullable Duration maxDelay, @Nullable Duration maxBlocked,
		@Nullable Integer maxRestarts, Duration restartsWithin) {

	/** No limits. */
	public static final HealthThresholds NONE = new HealthThresholds(null, null, null, Duration.ZERO);

}
