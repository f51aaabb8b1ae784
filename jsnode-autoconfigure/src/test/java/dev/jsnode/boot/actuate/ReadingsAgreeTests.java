package dev.jsnode.boot.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.actuate.EventLoopEndpoint.DelayDescriptor;
import dev.jsnode.boot.actuate.EventLoopEndpoint.LoopDescriptor;
import dev.jsnode.boot.actuate.JsGcEndpoint.CollectionDescriptor;
import dev.jsnode.boot.actuate.JsGcEndpoint.GcDescriptor;
import dev.jsnode.boot.actuate.JsGcEndpoint.HeapDescriptor;
import dev.jsnode.boot.metrics.GcMetrics;
import dev.jsnode.boot.metrics.GcMonitor;
import dev.jsnode.boot.metrics.NodeRuntimeMeterConvention;
import dev.jsnode.boot.metrics.NodeRuntimeMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What JavaScript reads of itself is what endpoints and meters tell.
 */
class ReadingsAgreeTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	/** What {@code monitorEventLoopDelay} counts and the others do not, as in Node. */
	private static final double RESOLUTION = 10;

	/** The endpoint rounds to microseconds. */
	private static final double MICRO = 0.001;

	/** Two timers of the same loop see the same delay at different times. */
	private static final Offset<Double> MILLIS = Offset.offset(RESOLUTION + 2);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final GcMonitor monitor = new GcMonitor();

	private final JsGcEndpoint gc = new JsGcEndpoint(this.monitor);

	private final NodeRuntime runtime = NodeRuntime.builder().build();

	private final EventLoopEndpoint eventLoop = new EventLoopEndpoint(Map.of("node", this.runtime));

	@BeforeEach
	void start() {
		NodeRuntimeMeterConvention convention = NodeRuntimeMeterConvention.standard();
		this.monitor.afterPropertiesSet();
		new GcMetrics(this.monitor, convention).bindTo(this.registry);
		new NodeRuntimeMetrics(Map.of("node", this.runtime), convention).bindTo(this.registry);
		this.runtime.start();
		call("loop");
	}

	@AfterEach
	void stop() {
		this.runtime.close();
		this.monitor.destroy();
	}

	@Test
	void memoryUsageIsThatOfTheEndpointAndTheMeter() {
		heapIsRead("memory", "heapUsed", "heapTotal");
	}

	@Test
	void heapStatisticsAreThoseOfTheEndpointAndTheMeter() {
		Map<?, ?> statistics = heapIsRead("heap", "used_heap_size", "total_heap_size");
		HeapDescriptor heap = this.gc.gc().heap();
		assertThat(number(statistics, "heap_size_limit")).isEqualTo(heap.max().doubleValue());
		assertThat(number(statistics, "total_available_size"))
			.isEqualTo(heap.max().doubleValue() - number(statistics, "used_heap_size"));
		assertThat(number(statistics, "total_physical_size")).isEqualTo(number(statistics, "total_heap_size"));
	}

	/**
	 * Between two collections the heap only grows: what is read in between lies between.
	 */
	private Map<?, ?> heapIsRead(String function, String used, String committed) {
		for (int attempt = 0; attempt < 20; attempt++) {
			GcDescriptor before = this.gc.gc();
			double meterBefore = heapMeter();
			Map<?, ?> reading = call(function);
			double meterAfter = heapMeter();
			GcDescriptor after = this.gc.gc();
			if (before.totals().equals(after.totals()) && before.heap().committed() == after.heap().committed()) {
				assertThat(number(reading, used)).isBetween((double) before.heap().used(), (double) after.heap().used())
					.isBetween(meterBefore, meterAfter);
				assertThat(number(reading, committed)).isEqualTo(before.heap().committed());
				return reading;
			}
		}
		throw new AssertionError("There was always a collection in between");
	}

	private double heapMeter() {
		return this.registry.get("v8js.memory.heap.used").gauges().stream().mapToDouble(Gauge::value).sum();
	}

	@Test
	void observerOfCollectionsSeesThoseOfTheEndpointAndTheMeter() {
		call("observe");
		for (int i = 1; i <= 3; i++) {
			System.gc();
			int expected = i;
			await().atMost(LIMIT).until(() -> forced().size() >= expected);
		}
		List<Map<?, ?>> seen = observed();
		List<CollectionDescriptor> told = this.gc.gc().collections();
		assertThat(seen).allSatisfy((entry) -> assertThat(told).anySatisfy((collection) -> {
			assertThat(number(entry, "start")).isEqualTo(Instant.parse(collection.start()).toEpochMilli(),
					Offset.offset(0.1));
			assertThat(number(entry, "duration")).isEqualTo(collection.durationMillis());
			assertThat(number(entry, "kind")).isEqualTo(collection.type().equals("minor") ? 1 : 4);
			assertThat(number(entry, "flags")).isEqualTo(collection.cause().equals("System.gc()") ? 4 : 0);
		}));
		for (String type : List.of("minor", "major")) {
			assertThat(this.registry.get("v8js.gc.duration").tag("v8js.gc.type", type).timer().count())
				.isEqualTo(this.gc.gc().collections().stream().filter((one) -> one.type().equals(type)).count());
		}
	}

	private List<Map<?, ?>> forced() {
		return observed().stream().filter((entry) -> number(entry, "flags") == 4).toList();
	}

	@SuppressWarnings("unchecked")
	private List<Map<?, ?>> observed() {
		return (List<Map<?, ?>>) this.runtime.importModule("./readings.mjs").call("observed").block(LIMIT);
	}

	@Test
	void delayMonitorSeesWhatTheEndpointAndTheMetersTell() throws Exception {
		call("watchDelay");
		// The meters tell of what comes from here on, the endpoint of the loading, too.
		this.runtime.instances().get(0).delaySinceLastCall();
		Thread.sleep(300);
		call("block", 1500);
		Thread.sleep(300);
		Map<?, ?> seen = call("readDelay");
		DelayDescriptor told = loop().delay();
		assertThat(millis(seen, "max")).isEqualTo(meter("max") + RESOLUTION, MILLIS);
		assertThat(millis(seen, "p50")).isEqualTo(meter("p50") + RESOLUTION, MILLIS);
		assertThat(millis(seen, "mean")).isEqualTo(meter("mean") + RESOLUTION, MILLIS);
		assertThat(millis(seen, "min")).isEqualTo(meter("min") + RESOLUTION, MILLIS);
		assertThat(meter("max")).isGreaterThan(1400);
		assertThat(told.max()).isGreaterThan(meter("max") - RESOLUTION);
		assertThat(told.samples()).isGreaterThan((long) (number(seen, "count") * 0.5));
	}

	private double meter(String reading) {
		return this.registry.get("nodejs.eventloop.delay." + reading).gauge().value() * 1000;
	}

	@Test
	void utilizationIsThatOfTheEndpointAndTheMeters() {
		LoopDescriptor before = loop();
		call("block", 50);
		Map<?, ?> seen = call("loop");
		LoopDescriptor after = loop();
		assertThat(number(seen, "active")).isBetween(before.activeMillis() + 45, after.activeMillis() + MICRO);
		assertThat(number(seen, "idle")).isBetween(before.idleMillis(), after.idleMillis() + MICRO);
		assertThat(number(seen, "idleTime")).isBetween(before.idleMillis(), after.idleMillis() + MICRO);
		double active = this.registry.get("nodejs.eventloop.time")
			.tag("nodejs.eventloop.state", "active")
			.functionCounter()
			.count() * 1000;
		assertThat(active).isBetween(number(seen, "active"), loop().activeMillis() + MICRO);
	}

	private LoopDescriptor loop() {
		LoopDescriptor loop = this.eventLoop.eventLoops().runtimes().get("node").loop();
		assertThat(loop).isNotNull();
		return loop;
	}

	private Map<?, ?> call(String function, Object... arguments) {
		Object result = this.runtime.importModule("./readings.mjs").call(function, arguments).block(LIMIT);
		return (result instanceof Map<?, ?> map) ? map : Map.of();
	}

	private static double millis(Map<?, ?> map, String name) {
		return number(map, name) / 1e6;
	}

	private static double number(Map<?, ?> map, String name) {
		return ((Number) map.get(name)).doubleValue();
	}

}
