package dev.jsnode.boot.actuate;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.jsnode.BlockedTask;
import dev.jsnode.NodeModule;
import dev.jsnode.NodeRuntime;
import dev.jsnode.RestartPolicy;
import dev.jsnode.RuntimeState;
import dev.jsnode.boot.actuate.EventLoopEndpoint.BlockedDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link HealthThresholds} and for what is told of a loop that is blocked.
 */
class HealthThresholdsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final NodeRuntime runtime = NodeRuntime.builder()
		.name("watched")
		.warnAfter(Duration.ofMillis(50))
		.interruptAfter(Duration.ofSeconds(20))
		.restart(new RestartPolicy(true, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(10)))
		.build();

	@AfterEach
	void stop() {
		this.runtime.close();
	}

	@Test
	void runtimeThatIsWellIsUp() {
		assertThat(health(new HealthThresholds(Duration.ofSeconds(20), Duration.ofSeconds(20), 3, TIMEOUT)).health())
			.satisfies((health) -> assertThat(health.getStatus()).isEqualTo(Status.UP))
			.satisfies((health) -> assertThat(health.getDetails()).doesNotContainKey("problems"));
	}

	@Test
	void blockedLoopIsDownAndItsStackIsShown() {
		NodeRuntimeHealthIndicator indicator = health(
				new HealthThresholds(null, Duration.ofMillis(100), null, TIMEOUT));
		module().load().block(TIMEOUT);
		module().call("block", 100_000).subscribe((value) -> {
		}, (error) -> {
		});
		await().atMost(TIMEOUT)
			.until(() -> this.runtime.instances().get(0).taskDuration().compareTo(Duration.ofMillis(200)) > 0);
		await().atMost(TIMEOUT).until(() -> indicator.health().getStatus().equals(Status.DOWN));
		assertThat(problems(indicator.health())).containsOnlyKeys("watched")
			.extractingByKey("watched")
			.asString()
			.contains("One task has blocked the event loop");
		BlockedDescriptor blocked = new EventLoopEndpoint(Map.of("watched", this.runtime)).eventLoops()
			.runtimes()
			.get("watched")
			.blocked();
		assertThat(blocked.count()).isPositive();
		assertThat(blocked.last()).isNotNull();
		assertThat(blocked.last().running()).isTrue();
		assertThat(blocked.last().stack())
			.anyMatch((frame) -> frame.contains("block") && frame.contains("blocking.mjs"));
	}

	@Test
	void taskThatHasEndedIsStillShown() {
		health(HealthThresholds.NONE);
		module().call("block", 300).block(TIMEOUT);
		await().atMost(TIMEOUT).until(() -> {
			BlockedTask last = this.runtime.instances().get(0).lastBlockedTask();
			return last != null && !last.running();
		});
		assertThat(this.runtime.instances().get(0).lastBlockedTask().duration()).isGreaterThan(Duration.ofMillis(50));
	}

	@Test
	void lateLoopIsDown() {
		NodeRuntimeHealthIndicator indicator = health(new HealthThresholds(Duration.ofMillis(20), null, null, TIMEOUT));
		module().call("late", 200).block(TIMEOUT);
		assertThat(problems(indicator.health())).extractingByKey("watched").asString().contains("late by");
	}

	@Test
	void runtimeThatIsRestartedTooOftenIsDown() {
		NodeRuntimeHealthIndicator indicator = health(new HealthThresholds(null, null, 1, TIMEOUT));
		for (int i = 1; i <= 2; i++) {
			int restarts = i;
			module().call("crash").onErrorComplete().block(TIMEOUT);
			await().atMost(TIMEOUT)
				.until(() -> this.runtime.stats().restarts() == restarts
						&& this.runtime.state() == RuntimeState.RUNNING);
		}
		assertThat(problems(indicator.health())).extractingByKey("watched").asString().contains("restarted 2 times");
	}

	private NodeRuntimeHealthIndicator health(HealthThresholds thresholds) {
		this.runtime.start();
		return new NodeRuntimeHealthIndicator(this.runtime, thresholds);
	}

	private NodeModule module() {
		return this.runtime.importModule("./blocking.mjs");
	}

	@SuppressWarnings("unchecked")
	private static Map<String, List<String>> problems(Health health) {
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		return (Map<String, List<String>>) health.getDetails().get("problems");
	}

}
