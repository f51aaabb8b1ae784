package dev.jsnode.boot.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.jsnode.NodeRuntime;
import dev.jsnode.NodeRuntimeInstance;
import dev.jsnode.RuntimeState;
import dev.jsnode.engine.EngineHolder;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Health of a Node.js runtime: up while it takes calls within the thresholds, down while
 * it has failed or is beyond one of them. Of several instances one that is well is
 * enough.
 */
public class NodeRuntimeHealthIndicator extends AbstractHealthIndicator {

	private final NodeRuntime runtime;

	private final Map<NodeRuntimeInstance, InstanceHealth> instances = new LinkedHashMap<>();

	/**
	 * Create an indicator without thresholds.
	 * @param runtime the runtime
	 */
	public NodeRuntimeHealthIndicator(NodeRuntime runtime) {
		this(runtime, HealthThresholds.NONE);
	}

	/**
	 * Create an indicator.
	 * @param runtime the runtime
	 * @param thresholds from when on it counts as down
	 */
	public NodeRuntimeHealthIndicator(NodeRuntime runtime, HealthThresholds thresholds) {
		super("The health check of a Node.js runtime failed");
		this.runtime = runtime;
		runtime.instances()
			.forEach((instance) -> this.instances.put(instance, new InstanceHealth(instance, thresholds)));
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		RuntimeState state = this.runtime.state();
		Map<String, List<String>> problems = new LinkedHashMap<>();
		this.instances.forEach((instance, health) -> problems.put(instance.name(), health.problems()));
		boolean well = problems.values().stream().anyMatch(List::isEmpty);
		switch (state) {
			case RUNNING -> builder.status(well ? Status.UP : Status.DOWN);
			case FAILED -> builder.down();
			default -> builder.outOfService();
		}
		builder.withDetail("state", state.name())
			.withDetail("compiled", EngineHolder.isJit())
			.withDetail("restarts", this.runtime.stats().restarts());
		if (this.instances.size() > 1) {
			builder.withDetail("instances",
					this.instances.keySet().stream().map((instance) -> instance.state().name()).toList());
		}
		addProblems(builder, state, problems);
		Throwable failure = this.runtime.failure();
		if (failure != null) {
			builder.withDetail("failure", String.valueOf(failure.getMessage()));
		}
		Throwable reloadFailure = this.runtime.reloadFailure();
		if (reloadFailure != null) {
			builder.withDetail("reloadFailure", String.valueOf(reloadFailure.getMessage()));
		}
	}

	private static void addProblems(Health.Builder builder, RuntimeState state, Map<String, List<String>> problems) {
		problems.values().removeIf(List::isEmpty);
		if (state == RuntimeState.RUNNING && !problems.isEmpty()) {
			builder.withDetail("problems", problems);
		}
	}

}
