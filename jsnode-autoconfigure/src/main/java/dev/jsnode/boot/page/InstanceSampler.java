package dev.jsnode.boot.page;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.jsnode.NodeRuntimeInstance;
import dev.jsnode.NodeRuntimeStats;
import dev.jsnode.loop.LoopStats;
import dev.jsnode.loop.PhaseStats;
import dev.jsnode.loop.ThreadPoolStats;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Makes rates of the counters of an instance. Used by one thread at a time.
 */
final class InstanceSampler {

	private static final double NANOS_PER_MILLI = 1e6;

	private final String runtime;

	private final String name;

	private final NodeRuntimeInstance instance;

	private final CallCounters counters;

	private @Nullable LoopStats lastLoop;

	private @Nullable Histogram lastDelay;

	private Map<String, Long> lastCalls = Map.of();

	InstanceSampler(String runtime, String name, NodeRuntimeInstance instance, CallCounters counters) {
		this.runtime = runtime;
		this.name = name;
		this.instance = instance;
		this.counters = counters;
	}

	PageData.Runtime sample(double seconds) {
		NodeRuntimeStats stats = this.instance.stats();
		return new PageData.Runtime(this.name, stats.state().name(), this.instance.isShared() ? "server" : "dedicated",
				stats.restarts(), stats.callsInFlight(), this.instance.blockedTaskCount(),
				loop(stats.loop(), stats.delay(), seconds), threadPool(stats.threadPool()), calls(seconds));
	}

	private PageData.@Nullable Loop loop(@Nullable LoopStats loop, @Nullable Histogram delay, double seconds) {
		LoopStats before = this.lastLoop;
		Histogram delayBefore = this.lastDelay;
		this.lastLoop = loop;
		this.lastDelay = delay;
		if (loop == null || delay == null) {
			return null;
		}
		if (before != null && before.iterations() > loop.iterations()) {
			// A new life of the instance counts from zero.
			before = null;
			delayBefore = null;
		}
		long active = loop.activeNanos() - ((before != null) ? before.activeNanos() : 0);
		long idle = loop.idleNanos() - ((before != null) ? before.idleNanos() : 0);
		long iterations = loop.iterations() - ((before != null) ? before.iterations() : 0);
		return new PageData.Loop((active + idle > 0) ? (double) active / (active + idle) : 0, iterations / seconds,
				delay(delay, delayBefore), phases(loop, before, seconds), loop.handles(),
				loop.requests().values().stream().mapToInt(Integer::intValue).sum(), loop.timers(), loop.immediates());
	}

	private static PageData.Delay delay(Histogram now, @Nullable Histogram before) {
		Histogram since = now.copy();
		if (before != null && before.getTotalCount() <= now.getTotalCount()) {
			since.subtract(before);
		}
		if (since.getTotalCount() == 0) {
			return new PageData.Delay(0, 0, 0);
		}
		return new PageData.Delay(since.getValueAtPercentile(50) / NANOS_PER_MILLI,
				since.getValueAtPercentile(99) / NANOS_PER_MILLI, since.getMaxValue() / NANOS_PER_MILLI);
	}

	private static Map<String, Double> phases(LoopStats now, @Nullable LoopStats before, double seconds) {
		Map<String, Double> phases = new LinkedHashMap<>();
		for (int i = 0; i < now.phases().size(); i++) {
			PhaseStats phase = now.phases().get(i);
			long nanos = phase.nanos() - ((before != null) ? before.phases().get(i).nanos() : 0);
			phases.put(phase.phase().name().toLowerCase(Locale.ROOT).replace('_', '-'),
					nanos / NANOS_PER_MILLI / seconds);
		}
		return phases;
	}

	private static PageData.@Nullable ThreadPool threadPool(@Nullable ThreadPoolStats stats) {
		return (stats != null) ? new PageData.ThreadPool(stats.size(), stats.active(), stats.queued()) : null;
	}

	private Map<String, Double> calls(double seconds) {
		Map<String, Long> now = this.counters.of(this.runtime);
		Map<String, Double> calls = new LinkedHashMap<>();
		now.forEach((function, count) -> calls.put(function,
				(count - this.lastCalls.getOrDefault(function, 0L)) / seconds));
		this.lastCalls = now;
		return calls;
	}

}
