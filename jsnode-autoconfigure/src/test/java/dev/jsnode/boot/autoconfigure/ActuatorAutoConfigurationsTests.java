package dev.jsnode.boot.autoconfigure;

import java.util.Map;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.actuate.EventLoopEndpoint;
import dev.jsnode.boot.actuate.JsGcEndpoint;
import dev.jsnode.boot.actuate.NodeRuntimeHealthIndicator;
import dev.jsnode.boot.metrics.GcMetrics;
import dev.jsnode.boot.metrics.GcMonitor;
import dev.jsnode.boot.metrics.NodeRuntimeMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the auto-configurations of endpoints, health and meters.
 */
class ActuatorAutoConfigurationsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(EventLoopEndpointAutoConfiguration.class, JsGcEndpointAutoConfiguration.class,
					NodeRuntimeHealthContributorAutoConfiguration.class, NodeRuntimeMetricsAutoConfiguration.class));

	private final ApplicationContextRunner withRuntime = this.runner.withUserConfiguration(Runtime.class);

	@Test
	void endpointsAreThereWhenExposed() {
		this.withRuntime.withPropertyValues("management.endpoints.web.exposure.include=eventloop,jsgc")
			.run((context) -> assertThat(context).hasSingleBean(EventLoopEndpoint.class)
				.hasSingleBean(JsGcEndpoint.class));
	}

	@Test
	void endpointsBackOffWhenNotExposed() {
		this.withRuntime.run((context) -> assertThat(context).doesNotHaveBean(EventLoopEndpoint.class)
			.doesNotHaveBean(JsGcEndpoint.class));
	}

	@Test
	void endpointsBackOffWhenAccessIsDisabled() {
		this.withRuntime
			.withPropertyValues("management.endpoints.web.exposure.include=*",
					"management.endpoint.eventloop.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(EventLoopEndpoint.class)
				.hasSingleBean(JsGcEndpoint.class));
	}

	@Test
	void endpointBacksOffWhenUserProvidedEndpointIsPresent() {
		this.withRuntime.withPropertyValues("management.endpoints.web.exposure.include=*")
			.withBean("mine", EventLoopEndpoint.class, () -> new EventLoopEndpoint(Map.of()))
			.run((context) -> assertThat(context.getBeanNamesForType(EventLoopEndpoint.class)).containsExactly("mine"));
	}

	@Test
	void everythingBacksOffWithoutARuntime() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=*")
			.run((context) -> assertThat(context).doesNotHaveBean(EventLoopEndpoint.class)
				.doesNotHaveBean(JsGcEndpoint.class)
				.doesNotHaveBean(HealthContributor.class)
				.doesNotHaveBean(NodeRuntimeMetrics.class));
	}

	@Test
	void everythingBacksOffWithoutActuatorAndMicrometer() {
		this.withRuntime
			.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class, HealthContributor.class,
					MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(NodeRuntime.class));
	}

	@Test
	void healthIsThereUnlessDisabled() {
		this.withRuntime.run((context) -> {
			assertThat(context).hasBean("jsnodeHealthContributor").hasSingleBean(NodeRuntimeHealthIndicator.class);
			Health health = context.getBean(NodeRuntimeHealthIndicator.class).health();
			assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(health.getDetails()).containsEntry("state", "CREATED");
		});
		this.withRuntime.withPropertyValues("management.health.jsnode.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(HealthContributor.class));
	}

	@Test
	void metersAreThereWithARegistry() {
		this.withRuntime.withBean(SimpleMeterRegistry.class)
			.run((context) -> assertThat(context).hasSingleBean(NodeRuntimeMetrics.class)
				.hasSingleBean(GcMetrics.class));
		this.withRuntime.run((context) -> assertThat(context).doesNotHaveBean(NodeRuntimeMetrics.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Runtime {

		@Bean
		NodeRuntime nodeRuntime() {
			return NodeRuntime.builder().build();
		}

		@Bean
		GcMonitor gcMonitor() {
			return new GcMonitor();
		}

	}

}
