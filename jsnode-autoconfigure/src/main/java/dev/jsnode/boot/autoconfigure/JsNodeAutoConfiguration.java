package dev.jsnode.boot.autoconfigure;

import java.time.Duration;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.bridge.BridgeMapper;
import dev.jsnode.boot.bridge.ExposedBeans;
import dev.jsnode.boot.bridge.JsModuleFactoryBean;
import dev.jsnode.boot.bridge.JsModuleProxyFactory;
import dev.jsnode.boot.bridge.JsModuleRegistrar;
import dev.jsnode.boot.metrics.GcMonitor;
import dev.jsnode.boot.web.ServerLoops;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the embedded Node.js runtime and
 * the typed calls into it.
 */
@AutoConfiguration(after = JacksonAutoConfiguration.class)
@ConditionalOnClass({ NodeRuntime.class, JsonMapper.class })
@ConditionalOnBooleanProperty(name = "jsnode.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ JsNodeProperties.class, LifecycleProperties.class })
@Import(JsModuleRegistrar.class)
public final class JsNodeAutoConfiguration {

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	NodeRuntime nodeRuntime(NodeRuntimeFactory factory) {
		return factory.create("nodeRuntime");
	}

	@Bean
	@ConditionalOnMissingBean
	NodeRuntimeFactory nodeRuntimeFactory(JsNodeProperties properties, ExposedBeans exposedBeans,
			ObjectProvider<NodeRuntimeBuilderCustomizer> customizers, ObjectProvider<ServerLoops> serverLoops) {
		return new NodeRuntimeFactory(properties, exposedBeans, customizers.orderedStream().toList(),
				serverLoops.getIfAvailable() != null);
	}

	@Bean
	@ConditionalOnMissingBean
	NodeRuntimeLifecycle nodeRuntimeLifecycle(NodeRuntime runtime, LifecycleProperties properties) {
		return new NodeRuntimeLifecycle(runtime, properties.getTimeoutPerShutdownPhase());
	}

	@Bean
	@ConditionalOnMissingBean
	BridgeMapper jsBridgeMapper(ObjectProvider<JsonMapper> jsonMapper) {
		return new BridgeMapper(jsonMapper.getIfAvailable(() -> JsonMapper.builder().build()));
	}

	@Bean
	@ConditionalOnMissingBean
	ExposedBeans jsExposedBeans(ConfigurableListableBeanFactory beanFactory, BridgeMapper mapper) {
		return new ExposedBeans(beanFactory, mapper);
	}

	@Bean
	@ConditionalOnMissingBean
	JsModuleProxyFactory jsModuleProxyFactory(NodeRuntime runtime, BridgeMapper mapper, JsNodeProperties properties) {
		return new JsModuleProxyFactory(runtime, mapper, timeout(properties));
	}

	@Bean
	@ConditionalOnMissingBean
	JsModulesLoader jsModulesLoader(NodeRuntime runtime, JsModuleProxyFactory proxyFactory,
			ObjectProvider<JsModuleFactoryBean<?>> modules) {
		return new JsModulesLoader(runtime, proxyFactory, modules);
	}

	@Bean
	@ConditionalOnMissingBean
	FunctionsWarmup jsFunctionsWarmup(NodeRuntime runtime, JsNodeProperties properties) {
		return new FunctionsWarmup(runtime, properties.getWarmup());
	}

	@Bean
	@ConditionalOnMissingBean
	GcMonitor jsGcMonitor() {
		return new GcMonitor();
	}

	private static @Nullable Duration timeout(JsNodeProperties properties) {
		Duration timeout = properties.getCall().getTimeout();
		return timeout.isZero() ? null : timeout;
	}

}
