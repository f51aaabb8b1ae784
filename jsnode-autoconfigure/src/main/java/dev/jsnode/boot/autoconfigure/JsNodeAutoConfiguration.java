package dev.jsnode.boot.autoconfigure;

import java.nio.file.Path;
import java.util.List;

import dev.jsnode.CallObserver;
import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.bridge.BridgeMapper;
import dev.jsnode.boot.bridge.ExposedBeans;
import dev.jsnode.boot.bridge.ExposedEvents;
import dev.jsnode.boot.bridge.JsModuleFactoryBean;
import dev.jsnode.boot.bridge.JsModuleProxyFactory;
import dev.jsnode.boot.bridge.JsModuleRegistrar;
import dev.jsnode.boot.bridge.TypeDeclarations;
import dev.jsnode.boot.metrics.GcMonitor;
import dev.jsnode.boot.page.CallCounters;
import dev.jsnode.boot.web.ServerLoops;
import dev.jsnode.context.ContextBridge;
import dev.jsnode.gc.GcTrace;
import dev.jsnode.gc.GcWatch;
import dev.jsnode.http.ClientRequestObserver;
import dev.jsnode.permission.PermissionDenialListener;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.util.Assert;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the embedded Node.js runtime and
 * the typed calls into it.
 */
@AutoConfiguration(after = JacksonAutoConfiguration.class)
@ConditionalOnClass({ NodeRuntime.class, JsonMapper.class })
@ConditionalOnBooleanProperty(name = "jsnode.enabled", matchIfMissing = true)
@EnableConfigurationProperties(LifecycleProperties.class)
@Import({ RuntimesPropertiesConfiguration.class, NodeRuntimesRegistrar.class, JsModuleRegistrar.class })
public final class JsNodeAutoConfiguration {

	static final String FACTORY_BEAN = "nodeRuntimeFactory";

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	NodeRuntime nodeRuntime(NodeRuntimeFactory factory) {
		return factory.create(RuntimesProperties.DEFAULT);
	}

	@Bean
	NodeRuntimeBeans jsNodeRuntimeBeans(ConfigurableListableBeanFactory beanFactory,
			ObjectProvider<NodeRuntime> standard, RuntimesProperties properties) {
		return new NodeRuntimeBeans(beanFactory, standard, properties);
	}

	@Bean(FACTORY_BEAN)
	NodeRuntimeFactory nodeRuntimeFactory(RuntimesProperties properties, ExposedBeans exposedBeans,
			ObjectProvider<NodeRuntimeBuilderCustomizer> customizers, ObjectProvider<RuntimeDoors> doors,
			ObjectProvider<ServerLoops> serverLoops, RuntimeObservers observers) {
		return new NodeRuntimeFactory(properties, exposedBeans, customizers.orderedStream().toList(),
				doors.getIfAvailable(RuntimeDoors::none), serverLoops.getIfAvailable(), observers);
	}

	@Bean
	RuntimeObservers jsRuntimeObservers(ObjectProvider<ContextBridge> contexts, ObjectProvider<CallObserver> calls,
			ObjectProvider<CallCounters> counters, ObjectProvider<ClientRequestObserver> clientRequests,
			ObjectProvider<PermissionDenialListener> denials) {
		CallObserver observer = calls.getIfAvailable();
		CallCounters counting = counters.getIfAvailable();
		List<PermissionDenialListener> listeners = denials.orderedStream().toList();
		return new RuntimeObservers(contexts.getIfAvailable(() -> ContextBridge.NONE),
				(counting != null) ? counting.observer(observer) : observer, clientRequests.getIfAvailable(),
				new PermissionDenialListeners(listeners));
	}

	@Bean
	NodeRuntimeLifecycle nodeRuntimeLifecycle(NodeRuntimeBeans runtimes, LifecycleProperties properties) {
		return new NodeRuntimeLifecycle(runtimes.byName().values(), properties.getTimeoutPerShutdownPhase());
	}

	@Bean
	CompilerGateListener jsCompilerGateListener() {
		return new CompilerGateListener();
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
	ExposedEvents jsExposedEvents(ObjectProvider<NodeRuntimeBeans> runtimes, ObjectProvider<BridgeMapper> mapper,
			JsNodeProperties properties) {
		return new ExposedEvents(() -> runtimes.getObject().byName().values(), mapper.getObject(),
				properties.getEvents().getExpose());
	}

	@Bean
	@ConditionalOnMissingBean
	JsModuleProxyFactory jsModuleProxyFactory(NodeRuntimeBeans runtimes, BridgeMapper mapper) {
		return new JsModuleProxyFactory(runtimes::moduleRuntime, mapper);
	}

	@Bean
	@ConditionalOnMissingBean
	JsModulesLoader jsModulesLoader(JsModuleProxyFactory proxyFactory, ObjectProvider<JsModuleFactoryBean<?>> modules) {
		return new JsModulesLoader(proxyFactory, modules);
	}

	@Bean
	@ConditionalOnMissingBean
	FunctionsWarmup jsFunctionsWarmup(NodeRuntimeBeans runtimes, RuntimesProperties properties) {
		return new FunctionsWarmup(runtimes.byName(), properties);
	}

	@Bean
	@ConditionalOnMissingBean
	TypeDeclarations jsTypeDeclarations(ExposedBeans beans, ObjectProvider<JsonMapper> jsonMapper) {
		return new TypeDeclarations(beans, jsonMapper.getIfAvailable(() -> JsonMapper.builder().build()));
	}

	@Bean
	@ConditionalOnProperty("jsnode.types.output")
	TypeDeclarationsWriter jsTypeDeclarationsWriter(TypeDeclarations declarations, JsNodeProperties properties) {
		Path output = properties.getTypes().getOutput();
		Assert.state(output != null, "The property is there");
		return new TypeDeclarationsWriter(declarations, output);
	}

	@Bean
	@ConditionalOnMissingBean
	GcMonitor jsGcMonitor() {
		return new GcMonitor();
	}

	@Bean(destroyMethod = "close")
	@ConditionalOnBooleanProperty("jsnode.trace-gc")
	GcWatch jsGcTrace() {
		return GcTrace.start(System.out::println);
	}

}
