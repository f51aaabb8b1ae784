package dev.jsnode.boot.page;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.jsnode.NodeRuntime;
import dev.jsnode.NodeRuntimeInstance;
import dev.jsnode.boot.metrics.GcMonitor;
import dev.jsnode.engine.EngineHolder;
import dev.jsnode.gc.GcCollection;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the page shows when it asks, but not more often than makes sense: all who
 * look get the same. Nothing is done while nobody looks. Thread-safe.
 */
public final class PageSampler {

	private static final long MIN_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

	/** Rates over a longer time say nothing of now: somebody has just begun to look. */
	private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(10);

	private final Supplier<Map<String, NodeRuntime>> runtimes;

	private final CallCounters counters;

	private final GcMonitor gc;

	private @Nullable List<InstanceSampler> samplers;

	private @Nullable PageData last;

	private long lastNanos;

	private Instant lastCollection = Instant.now();

	/**
	 * Create a sampler.
	 * @param runtimes the runtimes by their names
	 * @param counters what counts calls
	 * @param gc what remembers collections
	 */
	public PageSampler(Supplier<Map<String, NodeRuntime>> runtimes, CallCounters counters, GcMonitor gc) {
		this.runtimes = runtimes;
		this.counters = counters;
		this.gc = gc;
	}

	synchronized PageData sample() {
		long now = System.nanoTime();
		PageData known = this.last;
		if (known != null && now - this.lastNanos < MIN_NANOS) {
			return known;
		}
		if (known == null || now - this.lastNanos > MAX_NANOS) {
			take(1);
			this.lastNanos = now;
			// A first moment to count from; the next one has rates.
		}
		double seconds = Math.max(MIN_NANOS, now - this.lastNanos) / 1e9;
		PageData taken = take(seconds);
		this.last = taken;
		this.lastNanos = now;
		return taken;
	}

	private PageData take(double seconds) {
		MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
		return new PageData(System.currentTimeMillis(), seconds,
				Map.of("node", NodeRuntime.NODE_VERSION, "engine", "GraalJS " + EngineHolder.version(), "compiled",
						EngineHolder.isJit()),
				new PageData.Heap(heap.getUsed(), heap.getCommitted(), heap.getMax()), collections(),
				samplers().stream().map((sampler) -> sampler.sample(seconds)).toList());
	}

	private List<PageData.Collection> collections() {
		List<GcCollection> since = this.gc.recent()
			.stream()
			.filter((collection) -> collection.start().isAfter(this.lastCollection))
			.toList();
		since.forEach((collection) -> {
			if (collection.start().isAfter(this.lastCollection)) {
				this.lastCollection = collection.start();
			}
		});
		return since.stream()
			.map((collection) -> new PageData.Collection(collection.start().toEpochMilli(), collection.type().tag(),
					collection.cause(), collection.duration().toMillis(), collection.before().used(),
					collection.after().used()))
			.toList();
	}

	private List<InstanceSampler> samplers() {
		List<InstanceSampler> known = this.samplers;
		if (known == null) {
			List<InstanceSampler> made = new ArrayList<>();
			this.runtimes.get().forEach((name, runtime) -> {
				for (NodeRuntimeInstance instance : runtime.instances()) {
					String own = (runtime.instances().size() == 1) ? name : name + "." + instance.index();
					made.add(new InstanceSampler(runtime.name(), own, instance, this.counters));
				}
			});
			this.samplers = made;
			return made;
		}
		return known;
	}

}
