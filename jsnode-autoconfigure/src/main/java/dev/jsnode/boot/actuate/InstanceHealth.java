package dev.jsnode.boot.actuate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.jsnode.NodeRuntimeInstance;
import dev.jsnode.RuntimeState;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one instance of a runtime, check by check.
 */
final class InstanceHealth {

	/** Checks in quick succession look at the same delays. */
	private static final long SHORTEST_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

	private final NodeRuntimeInstance instance;

	private final HealthThresholds thresholds;

	private final Deque<Restarts> restarts = new ArrayDeque<>();

	private @Nullable Histogram delaysBefore;

	private long delaysBeforeAt;

	InstanceHealth(NodeRuntimeInstance instance, HealthThresholds thresholds) {
		this.instance = instance;
		this.thresholds = thresholds;
		this.restarts.add(new Restarts(System.nanoTime(), 0));
	}

	/**
	 * Return what is wrong; nothing while all is well.
	 */
	synchronized List<String> problems() {
		List<String> problems = new ArrayList<>();
		if (this.instance.state() != RuntimeState.RUNNING) {
			problems.add("It is " + this.instance.state());
			return problems;
		}
		addBlocked(problems);
		addDelay(problems);
		addRestarts(problems);
		return problems;
	}

	private void addBlocked(List<String> problems) {
		Duration limit = this.thresholds.maxBlocked();
		Duration running = this.instance.taskDuration();
		if (limit != null && running.compareTo(limit) > 0) {
			problems.add("One task has blocked the event loop for %d ms".formatted(running.toMillis()));
		}
	}

	private void addDelay(List<String> problems) {
		Duration limit = this.thresholds.maxDelay();
		Histogram total = this.instance.stats().delay();
		if (limit == null || total == null) {
			return;
		}
		Histogram recent = since(this.delaysBefore, total);
		long p99 = (recent.getTotalCount() > 0) ? recent.getValueAtPercentile(99) : 0;
		if (p99 > limit.toNanos()) {
			problems
				.add("The event loop is late by %d ms (99th percentile)".formatted(TimeUnit.NANOSECONDS.toMillis(p99)));
		}
		if (System.nanoTime() - this.delaysBeforeAt > SHORTEST_INTERVAL_NANOS) {
			this.delaysBefore = total.copy();
			this.delaysBeforeAt = System.nanoTime();
		}
	}

	/**
	 * The total begins anew with each life of the instance.
	 */
	private static Histogram since(@Nullable Histogram before, Histogram total) {
		if (before == null || before.getTotalCount() > total.getTotalCount()) {
			return total;
		}
		Histogram recent = total.copy();
		recent.subtract(before);
		return recent;
	}

	private void addRestarts(List<String> problems) {
		Integer limit = this.thresholds.maxRestarts();
		if (limit == null) {
			return;
		}
		Restarts now = new Restarts(System.nanoTime(), this.instance.stats().restarts());
		this.restarts.add(now);
		long window = this.thresholds.restartsWithin().toNanos();
		while (this.restarts.size() > 1 && now.nanos() - this.restarts.getFirst().nanos() > window) {
			this.restarts.removeFirst();
		}
		long count = now.count() - this.restarts.getFirst().count();
		if (count > limit) {
			problems.add("It was restarted %d times within %s".formatted(count, this.thresholds.restartsWithin()));
		}
	}

	private record Restarts(long nanos, long count) {

	}

}
