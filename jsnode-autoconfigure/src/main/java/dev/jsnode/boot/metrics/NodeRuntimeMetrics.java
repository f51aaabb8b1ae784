package dev.jsnode.boot.metrics;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import dev.jsnode.NodeRuntime;
import dev.jsnode.NodeRuntimeInstance;
import dev.jsnode.boot.metrics.NodeRuntimeMeters.Tag;
import dev.jsnode.loop.LoopStats;
import dev.jsnode.loop.Phase;
import dev.jsnode.loop.ThreadPoolStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.HdrHistogram.Histogram;

/**
 * Binds the meters of runtimes: a line a meter.
 */
public class NodeRuntimeMetrics implements MeterBinder {

	private static final double NANOS_PER_SECOND = 1e9;

	private final Map<String, NodeRuntime> runtimes;

	private final NodeRuntimeMeterConvention convention;

	/**
	 * Create a binder.
	 * @param runtimes the runtimes by the names of their beans
	 * @param convention names and tags of the meters
	 */
	public NodeRuntimeMetrics(Map<String, NodeRuntime> runtimes, NodeRuntimeMeterConvention convention) {
		this.runtimes = new LinkedHashMap<>(runtimes);
		this.convention = convention;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.runtimes.forEach((name, runtime) -> runtime.instances()
			.forEach((instance) -> new Binding(registry, instance, this.convention.tags(name, instance.index()))
				.bind()));
	}

	/**
	 * The meters of one instance of a runtime in one registry.
	 */
	private final class Binding {

		private final MeterRegistry registry;

		private final NodeRuntimeInstance runtime;

		private final Tags tags;

		Binding(MeterRegistry registry, NodeRuntimeInstance runtime, Tags tags) {
			this.registry = registry;
			this.runtime = runtime;
			this.tags = tags;
		}

		void bind() {
			bindDelay();
			bindLoop();
			bindThreadPool();
			bindResources();
			gauge(NodeRuntimeMeters.CALLS_ACTIVE, this.tags, (runtime) -> runtime.stats().callsInFlight());
			counter(NodeRuntimeMeters.BLOCKED_TASKS, this.tags, NodeRuntimeInstance::blockedTaskCount);
			counter(NodeRuntimeMeters.RESTARTS, this.tags, (runtime) -> runtime.stats().restarts());
		}

		private void bindDelay() {
			DelaySnapshot delay = new DelaySnapshot(this.runtime);
			delay(NodeRuntimeMeters.EVENT_LOOP_DELAY_MIN, delay, Histogram::getMinValue);
			delay(NodeRuntimeMeters.EVENT_LOOP_DELAY_MAX, delay, Histogram::getMaxValue);
			delay(NodeRuntimeMeters.EVENT_LOOP_DELAY_MEAN, delay, Histogram::getMean);
			delay(NodeRuntimeMeters.EVENT_LOOP_DELAY_STDDEV, delay, Histogram::getStdDeviation);
			delay(NodeRuntimeMeters.EVENT_LOOP_DELAY_P50, delay, (histogram) -> histogram.getValueAtPercentile(50));
			delay(NodeRuntimeMeters.EVENT_LOOP_DELAY_P90, delay, (histogram) -> histogram.getValueAtPercentile(90));
			delay(NodeRuntimeMeters.EVENT_LOOP_DELAY_P99, delay, (histogram) -> histogram.getValueAtPercentile(99));
		}

		private void bindLoop() {
			UtilizationReading utilization = new UtilizationReading();
			gauge(NodeRuntimeMeters.EVENT_LOOP_UTILIZATION, this.tags,
					(runtime) -> utilization.read(runtime.stats().loop()));
			loopCounter(NodeRuntimeMeters.EVENT_LOOP_TIME, this.tags.and(Tag.EVENT_LOOP_STATE.asString(), "active"),
					(loop) -> loop.activeNanos() / NANOS_PER_SECOND);
			loopCounter(NodeRuntimeMeters.EVENT_LOOP_TIME, this.tags.and(Tag.EVENT_LOOP_STATE.asString(), "idle"),
					(loop) -> loop.idleNanos() / NANOS_PER_SECOND);
			loopCounter(NodeRuntimeMeters.EVENT_LOOP_ITERATIONS, this.tags, LoopStats::iterations);
			for (Phase phase : Phase.values()) {
				Tags phaseTags = this.tags.and(Tag.PHASE.asString(),
						phase.name().toLowerCase(Locale.ROOT).replace('_', '-'));
				int index = phase.ordinal();
				loopCounter(NodeRuntimeMeters.PHASE_CALLBACKS, phaseTags,
						(loop) -> loop.phases().get(index).callbacks());
				loopCounter(NodeRuntimeMeters.PHASE_TIME, phaseTags,
						(loop) -> loop.phases().get(index).nanos() / NANOS_PER_SECOND);
			}
		}

		private void bindThreadPool() {
			pool(NodeRuntimeMeters.THREAD_POOL_SIZE, ThreadPoolStats::size);
			pool(NodeRuntimeMeters.THREAD_POOL_ACTIVE, ThreadPoolStats::active);
			pool(NodeRuntimeMeters.THREAD_POOL_QUEUED, ThreadPoolStats::queued);
			counter(NodeRuntimeMeters.THREAD_POOL_COMPLETED, this.tags, (runtime) -> {
				ThreadPoolStats stats = runtime.stats().threadPool();
				return (stats != null) ? stats.completed() : 0;
			});
		}

		/**
		 * Types come and go: gauges for those that were ever seen are kept up to date by
		 * a gauge that is read with them.
		 */
		private void bindResources() {
			ResourceGauges resources = new ResourceGauges(this.runtime,
					MultiGauge.builder(NodeRuntimeMetrics.this.convention.name(NodeRuntimeMeters.RESOURCE_ACTIVE))
						.tags(this.tags)
						.register(this.registry));
			resources.refresh();
			gauge(NodeRuntimeMeters.RESOURCE_TYPES, this.tags, (runtime) -> resources.refresh());
		}

		private void delay(NodeRuntimeMeters meter, DelaySnapshot delay, ToDoubleFunction<Histogram> reading) {
			gauge(meter, this.tags, (runtime) -> delay.seconds(reading));
		}

		private void pool(NodeRuntimeMeters meter, ToDoubleFunction<ThreadPoolStats> reading) {
			gauge(meter, this.tags, (runtime) -> {
				ThreadPoolStats stats = runtime.stats().threadPool();
				return (stats != null) ? reading.applyAsDouble(stats) : 0;
			});
		}

		private void loopCounter(NodeRuntimeMeters meter, Tags meterTags, ToDoubleFunction<LoopStats> reading) {
			counter(meter, meterTags, (runtime) -> {
				LoopStats stats = runtime.stats().loop();
				return (stats != null) ? reading.applyAsDouble(stats) : 0;
			});
		}

		private void gauge(NodeRuntimeMeters meter, Tags meterTags, ToDoubleFunction<NodeRuntimeInstance> reading) {
			Gauge.builder(NodeRuntimeMetrics.this.convention.name(meter), this.runtime, reading)
				.tags(meterTags)
				.baseUnit(meter.getBaseUnit())
				.register(this.registry);
		}

		private void counter(NodeRuntimeMeters meter, Tags meterTags, ToDoubleFunction<NodeRuntimeInstance> reading) {
			FunctionCounter.builder(NodeRuntimeMetrics.this.convention.name(meter), this.runtime, reading)
				.tags(meterTags)
				.baseUnit(meter.getBaseUnit())
				.register(this.registry);
		}

	}

}
