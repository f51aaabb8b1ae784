package dev.jsnode.boot.metrics;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

import dev.jsnode.boot.metrics.NodeRuntimeMeters.Tag;
import dev.jsnode.gc.GcType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Binds the meters of the heap that JavaScript lives in, which is the JVM's.
 */
public class GcMetrics implements MeterBinder {

	private final GcMonitor monitor;

	private final NodeRuntimeMeterConvention convention;

	/**
	 * Create a binder.
	 * @param monitor tells of the collections
	 * @param convention names of the meters
	 */
	public GcMetrics(GcMonitor monitor, NodeRuntimeMeterConvention convention) {
		this.monitor = monitor;
		this.convention = convention;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Timer minor = timer(registry, GcType.MINOR);
		Timer major = timer(registry, GcType.MAJOR);
		this.monitor.onCollection(
				(collection) -> ((collection.type() == GcType.MINOR) ? minor : major).record(collection.duration()));
		ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP)
			.forEach((pool) -> bindPool(registry, pool));
	}

	private Timer timer(MeterRegistry registry, GcType type) {
		return Timer.builder(this.convention.name(NodeRuntimeMeters.GC_DURATION))
			.tag(Tag.GC_TYPE.asString(), type.tag())
			.register(registry);
	}

	private void bindPool(MeterRegistry registry, MemoryPoolMXBean pool) {
		Gauge.builder(this.convention.name(NodeRuntimeMeters.HEAP_USED), pool, (bean) -> bean.getUsage().getUsed())
			.tag(Tag.HEAP_SPACE.asString(), pool.getName())
			.baseUnit(NodeRuntimeMeters.HEAP_USED.getBaseUnit())
			.register(registry);
	}

}
