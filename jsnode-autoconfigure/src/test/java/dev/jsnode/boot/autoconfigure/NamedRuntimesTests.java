package dev.jsnode.boot.autoconfigure;

import java.time.Duration;
import java.util.Map;

import dev.jsnode.NodeRuntime;
import dev.jsnode.RuntimeState;
import dev.jsnode.boot.actuate.EventLoopEndpoint;
import dev.jsnode.boot.actuate.NodeRuntimeHealthIndicator;
import dev.jsnode.boot.bridge.JsModule;
import dev.jsnode.boot.bridge.JsModuleFactoryBean;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code jsnode.runtimes.<name>}.
 */
class NamedRuntimesTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, JsNodeAutoConfiguration.class,
				EventLoopEndpointAutoConfiguration.class, NodeRuntimeHealthContributorAutoConfiguration.class,
				MetricsAutoConfiguration.class, NodeRuntimeMetricsAutoConfiguration.class));

	private final ApplicationContextRunner two = this.runner
		.withPropertyValues("jsnode.runtimes.reports.root=classpath:/js/reports/");

	@Test
	void namedRuntimeIsInjectedByItsQualifierAndTheDefaultOneWithout() {
		this.two.withUserConfiguration(Injected.class).run((context) -> {
			Runtimes runtimes = context.getBean(Runtimes.class);
			assertThat(runtimes.standard().name()).isEqualTo("nodeRuntime");
			assertThat(runtimes.reports().name()).isEqualTo("reports");
			assertThat(runtimes.reports()).isSameAs(context.getBean("reportsNodeRuntime"));
		});
	}

	@Test
	void namedRuntimesRunWhileTheContextDoes() {
		NodeRuntime[] runtime = new NodeRuntime[1];
		this.two.run((context) -> {
			runtime[0] = context.getBean("reportsNodeRuntime", NodeRuntime.class);
			assertThat(runtime[0].state()).isEqualTo(RuntimeState.RUNNING);
			assertThat(runtime[0].importModule("./pricing.js").call("quote").block(TIMEOUT)).isEqualTo("reported");
		});
		assertThat(runtime[0].state()).isEqualTo(RuntimeState.STOPPED);
	}

	@Test
	void whatIsNotSetIsAsForTheDefaultExceptForWhatMakesItTheDefault() {
		this.two
			.withPropertyValues("jsnode.entry=./warm.mjs", "jsnode.call.timeout=5s", "jsnode.thread-pool.size=2",
					"jsnode.instances=2", "jsnode.runtimes.reports.thread-pool.size=3")
			.run((context) -> {
				JsNodeProperties reports = context.getBean(RuntimesProperties.class).of("reports");
				assertThat(reports.getCall().getTimeout()).hasSeconds(5);
				assertThat(reports.getThreadPool().getSize()).isEqualTo(3);
				assertThat(reports.getEntry()).isNull();
				assertThat(reports.getInstances()).isNull();
				assertThat(reports.getHttp().getPath()).isEmpty();
				assertThat(context.getBean(NodeRuntime.class).instances()).hasSize(2);
			});
	}

	@Test
	void moduleOfANamedRuntimeIsCalledThere() {
		this.two.withInitializer((context) -> register(context, ReportPricing.class))
			.run((context) -> assertThat(context.getBean(ReportPricing.class).quote().block(TIMEOUT))
				.isEqualTo("reported"));
	}

	@Test
	void moduleOfARuntimeThatIsNotThereFailsTheStart() {
		this.runner.withInitializer((context) -> register(context, ReportPricing.class))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(NoSuchRuntimeException.class, (ex) -> {
					FailureAnalysis analysis = new NoSuchRuntimeFailureAnalyzer().analyze(ex, ex);
					assertThat(analysis.getDescription())
						.isEqualTo("There is no Node.js runtime 'reports'; there are: nodeRuntime.");
					assertThat(analysis.getAction()).startsWith("Set 'jsnode.runtimes.reports.root'");
				}));
	}

	@Test
	void endpointHealthAndMetersShowAllRuntimes() {
		this.two.withPropertyValues("management.endpoints.web.exposure.include=eventloop")
			.withBean(SimpleMeterRegistry.class)
			.run((context) -> {
				assertThat(context.getBean(EventLoopEndpoint.class).eventLoops().runtimes())
					.containsOnlyKeys("nodeRuntime", "reports");
				CompositeHealthContributor health = context.getBean("jsnodeHealthContributor",
						CompositeHealthContributor.class);
				assertThat(health.stream().map(HealthContributors.Entry::name)).containsExactlyInAnyOrder("nodeRuntime",
						"reports");
				assertThat(health.getContributor("reports")).isInstanceOf(NodeRuntimeHealthIndicator.class);
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(registry.get("nodejs.eventloop.utilization").tag("jsnode.runtime", "reports").gauge())
					.isNotNull();
			});
	}

	@Test
	void runtimeOfTheApplicationTakesThePlaceOfTheDefaultOneOnly() {
		this.two.withBean("mine", NodeRuntime.class, () -> NodeRuntime.builder().name("mine").build())
			.run((context) -> assertThat(context.getBeansOfType(NodeRuntime.class)).containsOnlyKeys("mine",
					"reportsNodeRuntime"));
	}

	@Test
	void customizerMayChooseItsRuntimes() {
		NodeRuntimeBuilderCustomizer customizer = new NodeRuntimeBuilderCustomizer() {

			@Override
			public void customize(NodeRuntime.Builder builder) {
				builder.env(Map.of("COLOR", "red"));
			}

			@Override
			public boolean supports(String runtime) {
				return runtime.equals("reports");
			}

		};
		this.two.withBean(NodeRuntimeBuilderCustomizer.class, () -> customizer).run((context) -> {
			assertThat(color(context.getBean("reportsNodeRuntime", NodeRuntime.class))).isEqualTo("red");
			assertThat(color(context.getBean(NodeRuntime.class))).isEqualTo("none");
		});
	}

	@Test
	void placementServerIsRefused() {
		this.two.withPropertyValues("jsnode.runtimes.reports.placement=server")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("jsnode.runtimes.reports.placement"));
	}

	@Test
	void nameOfTheDefaultRuntimeIsRefused() {
		this.runner.withPropertyValues("jsnode.runtimes.nodeRuntime.root=classpath:/js/")
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("jsnode.runtimes"));
	}

	private static Object color(NodeRuntime runtime) {
		return runtime.importModule("./environment.mjs").call("color").block(TIMEOUT);
	}

	private static void register(Object context, Class<?> type) {
		RootBeanDefinition definition = new RootBeanDefinition(JsModuleFactoryBean.class);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, type);
		definition.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
		definition.setTargetType(type);
		((GenericApplicationContext) context).registerBeanDefinition("reportPricing", definition);
	}

	@JsModule(specifier = "./pricing.js", runtime = "reports")
	interface ReportPricing {

		Mono<String> quote();

	}

	record Runtimes(NodeRuntime standard, NodeRuntime reports) {
	}

	@Configuration(proxyBeanMethods = false)
	static class Injected {

		@Bean
		Runtimes runtimes(NodeRuntime standard, @Qualifier("reports") NodeRuntime reports) {
			return new Runtimes(standard, reports);
		}

	}

}
