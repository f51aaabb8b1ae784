package dev.jsnode.boot.metrics;

import java.util.Map;
import java.util.TreeMap;

import dev.jsnode.NodeRuntimeInstance;
import dev.jsnode.boot.metrics.NodeRuntimeMeters.Tag;
import dev.jsnode.loop.LoopStats;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

/**
 * Gauges of a runtime's active resources, one for each type that was ever seen.
 */
final class ResourceGauges {

	private final NodeRuntimeInstance runtime;

	private final MultiGauge gauge;

	private final Map<String, Integer> counts = new TreeMap<>();

	ResourceGauges(NodeRuntimeInstance runtime, MultiGauge gauge) {
		this.runtime = runtime;
		this.gauge = gauge;
	}

	/**
	 * Read the runtime, and return how many types are active.
	 */
	synchronized int refresh() {
		this.counts.replaceAll((type, count) -> 0);
		LoopStats stats = this.runtime.stats().loop();
		this.counts.put("Timeout", (stats != null) ? stats.timers() : 0);
		this.counts.put("Immediate", (stats != null) ? stats.immediates() : 0);
		if (stats != null) {
			stats.handles().forEach((type, count) -> this.counts.merge(type, count, Integer::sum));
			stats.requests().forEach((type, count) -> this.counts.merge(type, count, Integer::sum));
		}
		this.gauge.register(this.counts.entrySet()
			.stream().<MultiGauge
					.Row<?>>map(
							(entry) -> MultiGauge.Row.of(Tags.of(Tag.RESOURCE_TYPE.asString(), entry.getKey()),
									entry.getValue()))
			.toList(), true);
		return (int) this.counts.values().stream().filter((count) -> count > 0).count();
	}

}
