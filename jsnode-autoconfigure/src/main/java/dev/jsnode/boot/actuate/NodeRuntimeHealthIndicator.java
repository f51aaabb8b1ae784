package dev.jsnode.boot.actuate;

import java.util.List;

import dev.jsnode.NodeRuntime;
import dev.jsnode.NodeRuntimeInstance;
import dev.jsnode.RuntimeState;
import dev.jsnode.engine.EngineHolder;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Health of a Node.js runtime: up while it takes calls, down while it has failed and is
 * not started again. Of several instances one that takes calls is enough.
 */
public class NodeRuntimeHealthIndicator extends AbstractHealthIndicator {

	private final NodeRuntime runtime;

	/**
	 * Create an indicator.
	 * @param runtime the runtime
	 */
	public NodeRuntimeHealthIndicator(NodeRuntime runtime) {
		super("The health check of a Node.js runtime failed");
		this.runtime = runtime;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		RuntimeState state = this.runtime.state();
		switch (state) {
			case RUNNING -> builder.up();
			case FAILED -> builder.down();
			default -> builder.outOfService();
		}
		builder.withDetail("state", state.name())
			.withDetail("compiled", EngineHolder.isJit())
			.withDetail("restarts", this.runtime.stats().restarts());
		List<NodeRuntimeInstance> instances = this.runtime.instances();
		if (instances.size() > 1) {
			builder.withDetail("instances", instances.stream().map((instance) -> instance.state().name()).toList());
		}
		Throwable failure = this.runtime.failure();
		if (failure != null) {
			builder.withDetail("failure", String.valueOf(failure.getMessage()));
		}
	}

}
