package dev.jsnode.boot.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.bridge.ModuleRuntime;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.SimpleAutowireCandidateResolver;

/**
 * The beans of type {@link NodeRuntime} by the names that endpoints, meters and
 * {@code @JsModule} know them by: that of the bean, without the suffix
 * {@code NodeRuntime}.
 */
class NodeRuntimeBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	private final ObjectProvider<NodeRuntime> standard;

	private final RuntimesProperties properties;

	NodeRuntimeBeans(ConfigurableListableBeanFactory beanFactory, ObjectProvider<NodeRuntime> standard,
			RuntimesProperties properties) {
		this.beanFactory = beanFactory;
		this.standard = standard;
		this.properties = properties;
	}

	/**
	 * All runtimes, also those that are injected by their qualifier only.
	 */
	static Map<String, NodeRuntime> byName(ConfigurableListableBeanFactory beanFactory) {
		Map<String, NodeRuntime> runtimes = new LinkedHashMap<>();
		SimpleAutowireCandidateResolver.resolveAutowireCandidates(beanFactory, NodeRuntime.class)
			.forEach((beanName, runtime) -> runtimes.put(name(beanName), runtime));
		return runtimes;
	}

	Map<String, NodeRuntime> byName() {
		return byName(this.beanFactory);
	}

	/**
	 * A runtime for {@code @JsModule}.
	 * @param name its name, empty for the default one
	 */
	ModuleRuntime moduleRuntime(String name) {
		NodeRuntime runtime = name.isEmpty() ? this.standard.getObject() : named(name);
		return new ModuleRuntime(runtime, this.properties.of(name).getCall().timeoutOrNull());
	}

	private NodeRuntime named(String name) {
		Map<String, NodeRuntime> runtimes = byName();
		NodeRuntime runtime = runtimes.get(name);
		if (runtime == null) {
			throw new NoSuchRuntimeException(name, runtimes.keySet());
		}
		return runtime;
	}

	private static String name(String beanName) {
		String suffix = RuntimesProperties.BEAN_SUFFIX;
		return beanName.endsWith(suffix) ? beanName.substring(0, beanName.length() - suffix.length()) : beanName;
	}

}
