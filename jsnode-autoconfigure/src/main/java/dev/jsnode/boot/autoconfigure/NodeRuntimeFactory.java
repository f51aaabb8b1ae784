package dev.jsnode.boot.autoconfigure;

import java.util.List;

import dev.jsnode.NodeRuntime;
import dev.jsnode.RestartPolicy;
import dev.jsnode.boot.autoconfigure.JsNodeProperties.Placement;
import dev.jsnode.boot.bridge.ExposedBeans;
import dev.jsnode.boot.web.ServerLoops;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

/**
 * Makes runtimes as the properties say.
 */
class NodeRuntimeFactory {

	private final RuntimesProperties properties;

	private final ExposedBeans exposedBeans;

	private final List<NodeRuntimeBuilderCustomizer> customizers;

	private final RuntimeDoors doors;

	private final @Nullable ServerLoops serverLoops;

	private final RuntimeObservers observers;

	NodeRuntimeFactory(RuntimesProperties properties, ExposedBeans exposedBeans,
			List<NodeRuntimeBuilderCustomizer> customizers, RuntimeDoors doors, @Nullable ServerLoops serverLoops,
			RuntimeObservers observers) {
		this.properties = properties;
		this.exposedBeans = exposedBeans;
		this.customizers = customizers;
		this.doors = doors;
		this.serverLoops = serverLoops;
		this.observers = observers;
	}

	NodeRuntime create(String name) {
		JsNodeProperties own = this.properties.of(name);
		refuseWhatCannotBe(name, own);
		RuntimePermissions permissions = new RuntimePermissions(own);
		NodeRuntime.Builder builder = NodeRuntime.builder()
			.name(name)
			.root(new RootFolder(own.getRoot()).location())
			.entry(StringUtils.hasText(own.getEntry()) ? own.getEntry() : null)
			.env(permissions.env(System.getenv()))
			.permissions(permissions.permissions())
			.onDenied(this.observers.denials())
			.conditions(own.getConditions())
			.threadPoolSize(own.getThreadPool().getSize())
			.maxCallsInFlight(own.getCall().getMaxInFlight())
			.restart(restart(own.getRestart()))
			.warnAfter(own.getWatchdog().getWarnAfter())
			.interruptAfter(own.getWatchdog().getInterruptAfter())
			.instances((own.getInstances() != null) ? own.getInstances() : 1)
			.httpDoor(this.doors.door(name))
			.contexts(this.observers.contexts())
			.callObserver(this.observers.calls())
			.clientRequestObserver(this.observers.clientRequests())
			.hostModules(this.exposedBeans.modules());
		if (own.getPlacement() == Placement.SERVER && this.serverLoops != null) {
			builder.eventLoops(this.serverLoops.all());
		}
		this.customizers.stream()
			.filter((customizer) -> customizer.supports(name))
			.forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	private static RestartPolicy restart(JsNodeProperties.Restart restart) {
		return new RestartPolicy(restart.isEnabled(), restart.getDelay(), restart.getMaxDelay(),
				restart.getResetAfter());
	}

	private void refuseWhatCannotBe(String name, JsNodeProperties own) {
		Integer instances = own.getInstances();
		if (instances != null) {
			refuseUnlessBetween1And1024(name, "instances", instances);
		}
		refuseUnlessBetween1And1024(name, "thread-pool.size", own.getThreadPool().getSize());
		if (own.getPlacement() != Placement.SERVER) {
			return;
		}
		if (!name.equals(RuntimesProperties.DEFAULT)) {
			throw refused(name, "placement", own.getPlacement(),
					"Only the default runtime lives on the event loops of the web server.");
		}
		if (this.serverLoops == null) {
			throw refused(name, "placement", own.getPlacement(),
					"It needs a reactive web application on Reactor Netty.");
		}
	}

	private static void refuseUnlessBetween1And1024(String name, String property, int value) {
		if (value < 1 || value > 1024) {
			throw refused(name, property, value, "It must be between 1 and 1024.");
		}
	}

	private static InvalidConfigurationPropertyValueException refused(String name, String property, Object value,
			String reason) {
		return new InvalidConfigurationPropertyValueException(RuntimesProperties.key(name, property), value, reason);
	}

}
