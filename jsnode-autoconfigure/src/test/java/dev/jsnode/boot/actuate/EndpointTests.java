package dev.jsnode.boot.actuate;

import java.util.Map;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.actuate.EventLoopEndpoint.RuntimeDescriptor;
import dev.jsnode.boot.metrics.GcMonitor;
import dev.jsnode.boot.metrics.NodeRuntimeMeterConvention;
import dev.jsnode.boot.metrics.NodeRuntimeMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for endpoints, health and meters of a runtime that runs.
 */
class EndpointTests {

	private static NodeRuntime runtime;

	@BeforeAll
	static void start() {
		runtime = NodeRuntime.builder().build();
		runtime.start();
	}

	@AfterAll
	static void stop() {
		runtime.close();
	}

	@Test
	void eventLoopIsDescribed() {
		EventLoopEndpoint endpoint = new EventLoopEndpoint(Map.of("node", runtime));
		RuntimeDescriptor descriptor = endpoint.eventLoops().runtimes().get("node");
		assertThat(descriptor.state()).isEqualTo("RUNNING");
		assertThat(descriptor.placement()).isEqualTo("dedicated");
		assertThat(descriptor.loop()).isNotNull();
		assertThat(descriptor.loop().phases()).containsOnlyKeys("timers", "pending", "idle-prepare", "poll", "check",
				"closing");
		assertThat(descriptor.loop().handles()).containsEntry("NodeRuntime", 1);
		assertThat(descriptor.loop().utilization()).isBetween(0.0, 1.0);
		assertThat(descriptor.threadPool().size()).isEqualTo(4);
		assertThat(endpoint.eventLoop("other")).isNull();
	}

	@Test
	void collectionsAreRememberedWithCauseAndSizes() {
		GcMonitor monitor = new GcMonitor();
		monitor.afterPropertiesSet();
		System.gc();
		await().until(() -> monitor.recent().stream().anyMatch((gc) -> gc.cause().equals("System.gc()")));
		JsGcEndpoint.GcDescriptor descriptor = new JsGcEndpoint(monitor).gc();
		monitor.destroy();
		assertThat(descriptor.totals()).containsOnlyKeys("minor", "major");
		assertThat(descriptor.totals().get("major").count()).isPositive();
		assertThat(descriptor.heap().pools()).isNotEmpty();
		assertThat(descriptor.collections()).anySatisfy((collection) -> {
			assertThat(collection.type()).isEqualTo("major");
			assertThat(collection.after()).isPositive().isLessThanOrEqualTo(collection.before());
		});
	}

	@Test
	void runningRuntimeIsUp() {
		assertThat(new NodeRuntimeHealthIndicator(runtime).health().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void metersHaveTheNamesOfOpenTelemetry() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		new NodeRuntimeMetrics(Map.of("node", runtime), NodeRuntimeMeterConvention.standard()).bindTo(registry);
		assertThat(registry.get("nodejs.eventloop.utilization").tag("jsnode.runtime", "node").gauge().value())
			.isBetween(0.0, 1.0);
		assertThat(
				registry.get("nodejs.eventloop.time").tag("nodejs.eventloop.state", "idle").functionCounter().count())
			.isPositive();
		assertThat(registry.get("nodejs.eventloop.delay.p99").gauge().value()).isNotNegative();
		assertThat(registry.get("jsnode.resource.types").gauge().value()).isPositive();
		assertThat(registry.get("v8js.resource.active").tag("v8js.resource.type", "NodeRuntime").gauge().value())
			.isEqualTo(1);
	}

}
