package dev.jsnode.boot.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.jsnode.boot.actuate.JsTypesEndpoint;
import dev.jsnode.boot.bridge.JsExposed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TypeDeclarationsWriter} and {@link JsTypesEndpointAutoConfiguration}.
 */
class TypeDeclarationsWriterTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, JsNodeAutoConfiguration.class,
				JsTypesEndpointAutoConfiguration.class))
		.withBean("clock", Clock.class);

	@Test
	void declarationsAreWrittenWhereTheFileIsNamed(@TempDir Path folder) {
		Path file = folder.resolve("spring.d.ts");
		this.runner.withPropertyValues("jsnode.types.output=" + file)
			.run((context) -> assertThat(Files.readString(file)).contains("declare module 'spring:clock'"));
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(TypeDeclarationsWriter.class));
	}

	@Test
	void endpointGivesTheDeclarationsWhereExposed() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=jstypes")
			.run((context) -> assertThat(context.getBean(JsTypesEndpoint.class).types())
				.contains("export function millis(): Promise<number>;"));
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(JsTypesEndpoint.class));
	}

	@JsExposed
	static class Clock {

		public long millis() {
			return 0;
		}

	}

}
