package dev.jsnode.boot.autoconfigure;

import java.security.Principal;
import java.util.Map;

import dev.jsnode.CallObserver;
import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.actuate.NodeInfoContributor;
import dev.jsnode.boot.observation.DefaultJsCallObservationConvention;
import dev.jsnode.boot.observation.JsCallObservationConvention;
import dev.jsnode.boot.observation.ObservedCalls;
import dev.jsnode.boot.observation.ObservedClientRequests;
import dev.jsnode.boot.observation.PropagatedContext;
import dev.jsnode.boot.web.AuthenticationMapper;
import dev.jsnode.boot.web.JsPrincipalMapper;
import dev.jsnode.context.ContextBridge;
import dev.jsnode.engine.EngineHolder;
import dev.jsnode.http.ClientRequestObserver;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.CoreSubscriber;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.security.core.Authentication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the auto-configurations of context, observations, principal and info.
 */
class ObservationAutoConfigurationsTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(JacksonAutoConfiguration.class,
			NodeContextAutoConfiguration.class, NodeObservationAutoConfiguration.class,
			NodeInfoContributorAutoConfiguration.class, JsNodeAutoConfiguration.class, MetricsAutoConfiguration.class,
			ObservationAutoConfiguration.class);

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(CONFIGURATIONS);

	@Test
	void callsAndRequestsAreObservedWhereARegistryIs() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(ObservedCalls.class)
			.hasSingleBean(ObservedClientRequests.class)
			.hasSingleBean(PropagatedContext.class));
	}

	@Test
	void nothingIsObservedWithoutARegistry() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class,
					NodeObservationAutoConfiguration.class, JsNodeAutoConfiguration.class))
			.run((context) -> assertThat(context).hasSingleBean(NodeRuntime.class)
				.doesNotHaveBean(CallObserver.class)
				.doesNotHaveBean(ClientRequestObserver.class));
	}

	@Test
	void startsWithoutMicrometerOnTheClassPath() {
		this.runner
			.withClassLoader(new FilteredClassLoader(ObservationRegistry.class, ObservationAutoConfiguration.class,
					MeterRegistry.class, ContextSnapshotFactory.class, InfoContributor.class, Authentication.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(NodeRuntime.class)
				.doesNotHaveBean(CallObserver.class)
				.doesNotHaveBean(ContextBridge.class)
				.doesNotHaveBean(NodeInfoContributor.class));
	}

	@Test
	void observersOfTheApplicationTakePrecedence() {
		this.runner.withBean("mine", CallObserver.class, () -> MyObserver.INSTANCE)
			.withBean("mineToo", ClientRequestObserver.class, () -> (request, context) -> null)
			.withBean("bridge", ContextBridge.class, () -> ContextBridge.NONE)
			.run((context) -> {
				assertThat(context.getBeanNamesForType(CallObserver.class)).containsExactly("mine");
				assertThat(context.getBeanNamesForType(ClientRequestObserver.class)).containsExactly("mineToo");
				assertThat(context.getBeanNamesForType(ContextBridge.class)).containsExactly("bridge");
			});
	}

	@Test
	void conventionOfTheApplicationNamesTheObservation() {
		this.runner.withBean(SimpleMeterRegistry.class)
			.withBean(JsCallObservationConvention.class, RenamedConvention::new)
			.run((context) -> {
				context.getBean(NodeRuntime.class).importModule("./pricing.js").call("nothing").block();
				assertThat(context.getBean(MeterRegistry.class).get("js.calls").timer().count()).isEqualTo(1);
			});
	}

	@Test
	void observationIsSwitchedOffByItsName() {
		this.runner.withBean(SimpleMeterRegistry.class)
			.withPropertyValues("management.observations.enable.jsnode.call=false")
			.run((context) -> {
				context.getBean(NodeRuntime.class).importModule("./pricing.js").call("nothing").block();
				assertThat(context.getBean(MeterRegistry.class).find("jsnode.call").timer()).isNull();
			});
	}

	@Test
	void versionsAreToldUnlessDisabled() {
		this.runner.run((context) -> {
			Info.Builder builder = new Info.Builder();
			context.getBean(NodeInfoContributor.class).contribute(builder);
			Object version = context.getBean(NodeRuntime.class)
				.importModule("./environment.mjs")
				.call("version")
				.block();
			assertThat(EngineHolder.version()).matches("\\d+\\.\\d+\\.\\d+");
			assertThat(builder.build().getDetails()).containsEntry("node", Map.of("version", version, "engine",
					Map.of("name", "GraalJS", "version", EngineHolder.version(), "compiled", EngineHolder.isJit())));
		});
		this.runner.withPropertyValues("management.info.node.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(NodeInfoContributor.class));
	}

	@Test
	void principalIsMappedWhereSpringSecurityIs() {
		ReactiveWebApplicationContextRunner web = new ReactiveWebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(NodeSecurityAutoConfiguration.class));
		web.run((context) -> assertThat(context).hasSingleBean(AuthenticationMapper.class));
		web.withClassLoader(new FilteredClassLoader(Authentication.class))
			.run((context) -> assertThat(context).doesNotHaveBean(JsPrincipalMapper.class));
		web.withBean("mine", JsPrincipalMapper.class, () -> (Principal principal) -> Map.of())
			.run((context) -> assertThat(context.getBeanNamesForType(JsPrincipalMapper.class)).containsExactly("mine"));
	}

	private static final class RenamedConvention extends DefaultJsCallObservationConvention {

		@Override
		public String getName() {
			return "js.calls";
		}

	}

	private enum MyObserver implements CallObserver {

		INSTANCE;

		@Override
		public <T> CoreSubscriber<? super T> observe(Call call, CoreSubscriber<? super T> subscriber) {
			return subscriber;
		}

	}

}
