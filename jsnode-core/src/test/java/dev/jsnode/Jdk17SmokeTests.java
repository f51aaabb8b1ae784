package dev.jsnode;

import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Run by the execution {@code jdk17-smoke-test} of the build, on the JVM that runs Maven.
 */
@Tag("jdk17")
class Jdk17SmokeTests {

	@Test
	void runtimeLoadsModulesAndAnswersCalls() {
		try (NodeRuntime runtime = NodeRuntime.builder().build()) {
			runtime.start();
			NodeModule module = runtime.importModule("./bridge-calls.js");
			assertThat(module.call("addLater", 1, 2).block(Duration.ofMinutes(1))).isEqualTo(3);
			assertThat(module.stream("readable").collectList().block(Duration.ofMinutes(1))).containsExactly("a", "b");
		}
	}

}
