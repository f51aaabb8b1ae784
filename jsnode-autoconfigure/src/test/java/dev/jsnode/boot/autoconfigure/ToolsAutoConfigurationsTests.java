package dev.jsnode.boot.autoconfigure;

import java.util.Map;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.actuate.JsInspectorEndpoint;
import dev.jsnode.boot.actuate.JsProfileEndpoint;
import dev.jsnode.boot.page.CallCounters;
import dev.jsnode.boot.page.PageSampler;
import dev.jsnode.boot.tools.JsInspector;
import dev.jsnode.gc.GcWatch;
import dev.jsnode.inspector.InspectorAddress;
import dev.jsnode.inspector.NodeInspector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the auto-configurations of the debugger, the profiler and the page.
 */
@ExtendWith(OutputCaptureExtension.class)
class ToolsAutoConfigurationsTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(JacksonAutoConfiguration.class,
			JsNodeAutoConfiguration.class, JsInspectorAutoConfiguration.class,
			JsInspectorEndpointAutoConfiguration.class, JsProfileEndpointAutoConfiguration.class,
			NodePageAutoConfiguration.class);

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(CONFIGURATIONS);

	private final ReactiveWebApplicationContextRunner web = new ReactiveWebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void nothingIsOnUnlessAskedFor() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=*").run((context) -> {
			assertThat(context).hasSingleBean(JsInspector.class)
				.doesNotHaveBean(JsInspectorEndpoint.class)
				.doesNotHaveBean(JsProfileEndpoint.class)
				.doesNotHaveBean(PageSampler.class)
				.doesNotHaveBean(CallCounters.class)
				.doesNotHaveBean(GcWatch.class);
			assertThat(NodeInspector.get().url()).isNull();
		});
	}

	@Test
	void endpointsAreThereWithAccess() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=jsinspector,jsprofile",
				"management.endpoint.jsinspector.access=UNRESTRICTED", "management.endpoint.jsprofile.access=READ_ONLY")
			.run((context) -> assertThat(context).hasSingleBean(JsInspectorEndpoint.class)
				.hasSingleBean(JsProfileEndpoint.class));
	}

	@Test
	void endpointsBackOffWhenUserProvidedEndpointIsPresent() {
		this.runner
			.withPropertyValues("management.endpoints.web.exposure.include=*",
					"management.endpoint.jsprofile.access=READ_ONLY")
			.withBean("mine", JsProfileEndpoint.class, () -> new JsProfileEndpoint(Map.of()))
			.run((context) -> assertThat(context.getBeanNamesForType(JsProfileEndpoint.class)).containsExactly("mine"));
	}

	@Test
	void theInspectorBacksOffWhenUserProvidedOneIsPresent() {
		this.runner
			.withBean("mine", JsInspector.class,
					() -> new JsInspector(InspectorAddress.DEFAULT, "x", JsInspector.Start.CLOSED, 0))
			.run((context) -> assertThat(context.getBeanNamesForType(JsInspector.class)).containsExactly("mine"));
	}

	@Test
	void everythingBacksOffWithoutActuator() {
		this.runner.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(JsInspector.class)
				.doesNotHaveBean(JsInspectorEndpoint.class));
	}

	@Test
	void everythingBacksOffWithoutARuntime() {
		this.runner
			.withPropertyValues("jsnode.enabled=false", "jsnode.page.enabled=true", "jsnode.inspect.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(JsInspector.class)
				.doesNotHaveBean(PageSampler.class));
	}

	@Test
	void theInspectorListensWhenEnabledAndNotAfterTheEnd() {
		this.runner.withPropertyValues("jsnode.inspect.enabled=true", "jsnode.inspect.port=0").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(NodeInspector.get().url()).startsWith("ws://127.0.0.1:");
		});
		assertThat(NodeInspector.get().url()).isNull();
	}

	@Test
	void theInspectorIsForThisMachineOnly() {
		this.runner.withPropertyValues("jsnode.inspect.host=0.0.0.0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("jsnode.inspect.host"));
	}

	@Test
	void namedRuntimesInheritNoTool() {
		this.runner
			.withPropertyValues("jsnode.inspect.enabled=true", "jsnode.inspect.port=0", "jsnode.trace-gc=true",
					"jsnode.page.enabled=true", "jsnode.runtimes.reports.call.timeout=1s")
			.run((context) -> {
				JsNodeProperties reports = context.getBean(RuntimesProperties.class).of("reports");
				assertThat(reports.getInspect().isEnabled()).isFalse();
				assertThat(reports.isTraceGc()).isFalse();
				assertThat(reports.getPage().isEnabled()).isFalse();
			});
	}

	@Test
	void collectionsAreTracedWhenEnabled(CapturedOutput output) {
		this.runner.withPropertyValues("jsnode.trace-gc=true").run((context) -> {
			assertThat(context).hasSingleBean(GcWatch.class);
			System.gc();
			await().untilAsserted(() -> assertThat(output.getOut())
				.containsPattern("\\[\\d+:0x\\d+\\] +\\d+ ms: Mark-Compact \\d+\\.\\d \\(\\d+\\.\\d\\) -> \\d+\\.\\d"));
		});
	}

	@Test
	void thePageIsForReactiveApplicationsThatWantIt() {
		this.web.withPropertyValues("jsnode.page.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(PageSampler.class).hasBean("jsPageRoutes"));
		this.web.run((context) -> assertThat(context).doesNotHaveBean(PageSampler.class));
		this.runner.withPropertyValues("jsnode.page.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PageSampler.class));
	}

	@Test
	void devToolsEnableThePage() {
		assertThat(getClass().getResourceAsStream("/META-INF/spring-devtools.properties"))
			.hasContent("defaults.jsnode.page.enabled=true");
	}

	@Test
	void aRuntimeOfTheApplicationIsEnough() {
		this.runner.withBean(NodeRuntime.class, () -> NodeRuntime.builder().build())
			.run((context) -> assertThat(context).hasSingleBean(JsInspector.class));
	}

}
