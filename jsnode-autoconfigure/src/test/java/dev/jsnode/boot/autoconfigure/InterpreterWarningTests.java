package dev.jsnode.boot.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InterpreterWarning}.
 */
@ExtendWith(OutputCaptureExtension.class)
class InterpreterWarningTests {

	@Test
	void isGivenOnceInTheLifeOfAnApplicationsJvm(CapturedOutput output) {
		InterpreterWarning.reset();
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, JsNodeAutoConfiguration.class));
		runner.run((context) -> assertThat(context).hasNotFailed());
		runner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.getOut()).containsOnlyOnce("JavaScript is interpreted here");
	}

	@Test
	void saysWhichCommandsTurnTheCompilerOn() {
		assertThat(InterpreterWarning.text(25)).contains("-Djarmode=jsnode", "java @jit/jvm.args -jar app.jar");
	}

	@Test
	void saysThatAnOlderJdkCannotCompile() {
		assertThat(InterpreterWarning.text(21)).contains("On a JDK 25 it can be compiled; this is JDK 21");
	}

}
