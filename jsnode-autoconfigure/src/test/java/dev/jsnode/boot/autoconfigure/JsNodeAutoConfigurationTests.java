package dev.jsnode.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.jsnode.NodeRuntime;
import dev.jsnode.RuntimeState;
import dev.jsnode.boot.bridge.BridgeMapper;
import dev.jsnode.boot.bridge.ExposedBeans;
import dev.jsnode.boot.bridge.JsModuleProxyFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsNodeAutoConfiguration}.
 */
class JsNodeAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, JsNodeAutoConfiguration.class));

	@Test
	void runtimeRunsWhileTheContextDoes() {
		NodeRuntime[] runtime = new NodeRuntime[1];
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(NodeRuntime.class)
				.hasSingleBean(BridgeMapper.class)
				.hasSingleBean(ExposedBeans.class)
				.hasSingleBean(JsModuleProxyFactory.class);
			runtime[0] = context.getBean(NodeRuntime.class);
			assertThat(runtime[0].name()).isEqualTo("nodeRuntime");
			assertThat(runtime[0].state()).isEqualTo(RuntimeState.RUNNING);
		});
		assertThat(runtime[0].state()).isEqualTo(RuntimeState.STOPPED);
	}

	@Test
	void runtimeStartsBeforeTheWebServerAndStopsAfterIt() {
		NodeRuntimeLifecycle lifecycle = new NodeRuntimeLifecycle(List.of(NodeRuntime.builder().build()),
				Duration.ZERO);
		assertThat(lifecycle.getPhase()).isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
	}

	@Test
	void backsOffWhenDisabled() {
		this.runner.withPropertyValues("jsnode.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(NodeRuntime.class));
	}

	@Test
	void backsOffWithoutTheRuntimeOnTheClassPath() {
		this.runner.withClassLoader(new FilteredClassLoader(NodeRuntime.class))
			.run((context) -> assertThat(context).doesNotHaveBean(JsNodeAutoConfiguration.class));
	}

	@Test
	void userDefinedRuntimeTakesPrecedence() {
		this.runner.withUserConfiguration(UserRuntime.class)
			.run((context) -> assertThat(context.getBeanNamesForType(NodeRuntime.class)).containsExactly("mine"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "jsnode.instances=0", "jsnode.placement=server", "jsnode.thread-pool.size=0" })
	void whatIsNotSupportedIsRefused(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContaining(property.substring(0, property.indexOf('='))));
	}

	@Test
	void environmentIsTheAllowedPartAndWhatIsAdded() {
		JsNodeProperties properties = new JsNodeProperties();
		properties.getPermissions().setEnv(List.of("NODE_ENV", "LC_*"));
		properties.getEnv().setValues(Map.of("NODE_ENV", "production", "COLOR", "red"));
		assertThat(new RuntimePermissions(properties).env(Map.of("NODE_ENV", "test", "LC_ALL", "C", "SECRET", "x")))
			.containsOnly(Map.entry("NODE_ENV", "production"), Map.entry("LC_ALL", "C"), Map.entry("COLOR", "red"));
	}

	@Configuration(proxyBeanMethods = false)
	static class UserRuntime {

		@Bean
		NodeRuntime mine() {
			return NodeRuntime.builder().name("mine").build();
		}

	}

}
