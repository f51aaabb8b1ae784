package dev.jsnode.boot.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.jsnode.NodeRuntime;
import dev.jsnode.RestartPolicy;
import dev.jsnode.boot.autoconfigure.JsNodeProperties.Placement;
import dev.jsnode.boot.bridge.ExposedBeans;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.PatternMatchUtils;
import org.springframework.util.StringUtils;

/**
 * Makes runtimes as the properties say.
 */
class NodeRuntimeFactory {

	private final JsNodeProperties properties;

	private final ExposedBeans exposedBeans;

	private final List<NodeRuntimeBuilderCustomizer> customizers;

	private final boolean serverLoops;

	NodeRuntimeFactory(JsNodeProperties properties, ExposedBeans exposedBeans,
			List<NodeRuntimeBuilderCustomizer> customizers, boolean serverLoops) {
		this.properties = properties;
		this.exposedBeans = exposedBeans;
		this.customizers = customizers;
		this.serverLoops = serverLoops;
	}

	NodeRuntime create(String name) {
		refuseWhatCannotBe();
		NodeRuntime.Builder builder = NodeRuntime.builder()
			.name(name)
			.root(this.properties.getRoot())
			.entry(StringUtils.hasText(this.properties.getEntry()) ? this.properties.getEntry() : null)
			.env(env(System.getenv()))
			.conditions(this.properties.getConditions())
			.threadPoolSize(this.properties.getThreadPool().getSize())
			.maxCallsInFlight(this.properties.getCall().getMaxInFlight())
			.restart(restart())
			.warnAfter(this.properties.getWatchdog().getWarnAfter())
			.interruptAfter(this.properties.getWatchdog().getInterruptAfter())
			.instances((this.properties.getInstances() != null) ? this.properties.getInstances() : 1)
			.hostModules(this.exposedBeans.modules());
		this.customizers.forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	/**
	 * What JavaScript sees of an environment: the allowed part and what the properties
	 * add.
	 */
	Map<String, String> env(Map<String, String> environment) {
		String[] allowed = this.properties.getEnv().getAllow().toArray(String[]::new);
		Map<String, String> env = new TreeMap<>();
		environment.forEach((name, value) -> {
			if (PatternMatchUtils.simpleMatch(allowed, name)) {
				env.put(name, value);
			}
		});
		env.putAll(this.properties.getEnv().getValues());
		return env;
	}

	private RestartPolicy restart() {
		JsNodeProperties.Restart restart = this.properties.getRestart();
		return new RestartPolicy(restart.isEnabled(), restart.getDelay(), restart.getMaxDelay(),
				restart.getResetAfter());
	}

	private void refuseWhatCannotBe() {
		Integer instances = this.properties.getInstances();
		if (instances != null && (instances < 1 || instances > 1024)) {
			throw new InvalidConfigurationPropertyValueException("jsnode.instances", instances,
					"It must be between 1 and 1024.");
		}
		if (this.properties.getPlacement() == Placement.SERVER && !this.serverLoops) {
			throw new InvalidConfigurationPropertyValueException("jsnode.placement", this.properties.getPlacement(),
					"It needs a reactive web application on Reactor Netty.");
		}
		int threads = this.properties.getThreadPool().getSize();
		if (threads < 1 || threads > 1024) {
			throw new InvalidConfigurationPropertyValueException("jsnode.thread-pool.size", threads,
					"It must be between 1 and 1024.");
		}
	}

}
