package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeException;
import dev.jsnode.NodeRuntime;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FunctionsWarmup}.
 */
class FunctionsWarmupTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, JsNodeAutoConfiguration.class));

	@Test
	void callsNamedFunctionsBeforeTheWebServerStarts() {
		this.runner
			.withPropertyValues("jsnode.warmup.functions=./warm.mjs#warm,./warm.mjs", "jsnode.warmup.iterations=20")
			.run((context) -> {
				assertThat(context.getBean(NodeRuntime.class).importModule("./warm.mjs").call("count").block())
					.isEqualTo(40);
				assertThat(context.getBean(FunctionsWarmup.class).getPhase())
					.isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
			});
	}

	@Test
	void functionThatFailsEndsTheStart() {
		this.runner.withPropertyValues("jsnode.warmup.functions=./warm.mjs#fails")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NodeException.class)
				.hasMessageContaining("too cold"));
	}

	@Test
	void stopsWhenTheTimeIsOver() {
		this.runner
			.withPropertyValues("jsnode.warmup.functions=./warm.mjs#warm", "jsnode.warmup.iterations=1000000000",
					"jsnode.warmup.duration=200ms")
			.run((context) -> assertThat(context).hasNotFailed());
	}

}
