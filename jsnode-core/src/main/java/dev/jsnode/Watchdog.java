package dev.jsnode;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.jsnode.engine.JsContext;
import dev.jsnode.inspector.NodeInspector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * Sees a task that blocks the loop: logs the JavaScript stack that blocks it once, and
 * later ends it. What the task left half done stays so. A task that a debugger has paused
 * may take any time. Checks on a thread of its own.
 */
final class Watchdog {

	private static final Logger logger = LoggerFactory.getLogger(Watchdog.class);

	private static final long CHECKS_PER_LIMIT = 4;

	private final String runtime;

	private final JsContext js;

	private final Thread thread;

	private final long warnAfter;

	private final long interruptAfter;

	private long warnedTask;

	private long interruptedTask;

	private final BlockedTasks blocked;

	Watchdog(String runtime, JsContext js, Thread thread, Duration warnAfter, Duration interruptAfter,
			BlockedTasks blocked) {
		this.blocked = blocked;
		this.runtime = runtime;
		this.js = js;
		this.thread = thread;
		this.warnAfter = warnAfter.toNanos();
		this.interruptAfter = interruptAfter.toNanos();
	}

	/**
	 * Begin to watch.
	 * @return ends the watch
	 */
	Disposable start() {
		long shortest = Math.min(orNever(this.warnAfter), orNever(this.interruptAfter));
		if (shortest == Long.MAX_VALUE) {
			return () -> {
			};
		}
		long period = Math.max(TimeUnit.MILLISECONDS.toNanos(1), shortest / CHECKS_PER_LIMIT);
		return Schedulers.boundedElastic().schedulePeriodically(this::check, period, period, TimeUnit.NANOSECONDS);
	}

	private void check() {
		long started = this.js.taskStartedAt();
		if (started != this.warnedTask) {
			this.blocked.ended();
		}
		if (started == 0 || NodeInspector.get().pausedSince(started)) {
			return;
		}
		long running = System.nanoTime() - started;
		if (running > orNever(this.warnAfter)) {
			warn(started, running);
		}
		if (running > orNever(this.interruptAfter) && this.interruptedTask != started) {
			this.interruptedTask = started;
			interrupt(running);
		}
	}

	private void warn(long started, long running) {
		if (this.warnedTask == started) {
			this.blocked.runsOn(Duration.ofNanos(running));
			return;
		}
		this.warnedTask = started;
		String stack = this.js.stackOf(this.thread);
		this.blocked.found(Duration.ofNanos(running), stack);
		logger.warn("The event loop of runtime '{}' has been blocked for {} ms by:\n{}", this.runtime,
				TimeUnit.NANOSECONDS.toMillis(running), stack);
	}

	private void interrupt(long running) {
		logger.error("A task that has blocked the event loop of runtime '{}' for {} ms is interrupted; it was at:\n{}",
				this.runtime, TimeUnit.NANOSECONDS.toMillis(running), this.js.stackOf(this.thread));
		this.js.interrupt(this.thread);
	}

	private static long orNever(long limit) {
		return (limit > 0) ? limit : Long.MAX_VALUE;
	}

}
