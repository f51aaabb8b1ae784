package dev.jsnode;

import java.time.Duration;
import java.time.Instant;

/**
 * A task that has blocked an event loop for longer than the watchdog's limit.
 *
 * @param startedAt when it began
 * @param duration how long it has run, as far as the watchdog has seen
 * @param running whether it still runs
 * @param stack the JavaScript stack when it had run as long as the limit, a line a frame
 */
public record BlockedTask(Instant startedAt, Duration duration, boolean running, String stack) {

}
