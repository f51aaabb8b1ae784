package dev.jsnode;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * The tasks of one instance that were found to block its loop: how many, and the last
 * one. Written by the watchdog's thread, read by any.
 */
final class BlockedTasks {

	private final AtomicLong count = new AtomicLong();

	private volatile @Nullable BlockedTask last;

	void found(Duration running, String stack) {
		this.last = new BlockedTask(Instant.now().minus(running), running, true, stack);
		this.count.incrementAndGet();
	}

	void runsOn(Duration running) {
		update(running, true);
	}

	void ended() {
		BlockedTask current = this.last;
		if (current != null && current.running()) {
			update(current.duration(), false);
		}
	}

	long count() {
		return this.count.get();
	}

	@Nullable BlockedTask last() {
		return this.last;
	}

	private void update(Duration duration, boolean running) {
		BlockedTask current = this.last;
		if (current != null) {
			this.last = new BlockedTask(current.startedAt(), duration, running, current.stack());
		}
	}

}
