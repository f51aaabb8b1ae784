package dev.jsnode.engine;

import org.graalvm.polyglot.Context;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Run by the execution {@code jdk17-smoke-test} of the build, on the JVM that runs Maven.
 */
@Tag("jdk17")
class Jdk17SmokeTests {

	@Test
	void runsJavaScript() {
		try (Context context = Context.create("js")) {
			assertThat(context.eval("js", "[1, 2, 3].map((n) => n * 2).join()").asString()).isEqualTo("2,4,6");
		}
	}

}
