package dev.jsnode.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.autoconfigure.JsNodeAutoConfiguration;
import dev.jsnode.boot.bridge.JsExposed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Known ways out of a JavaScript sandbox on the JVM, tried one by one in an application
 * with default permissions: {@code src/test/resources/escapes/attempts.mjs}.
 */
class SandboxEscapeTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	@Test
	void noWayLeadsToJavaOrOutOfTheRoot() throws IOException {
		Path root = Files.createDirectories(this.folder.resolve("app"));
		Path outside = Files.createDirectories(this.folder.resolve("outside"));
		Files.writeString(outside.resolve("secret.js"), "module.exports = 'secret';");
		Files.writeString(outside.resolve("secret.mjs"), "export default 'secret';");
		Files.createSymbolicLink(root.resolve("link"), outside);
		Files.createSymbolicLink(root.resolve("link.mjs"), outside.resolve("secret.mjs"));
		Files.createDirectories(root.resolve("node_modules"));
		Files.createSymbolicLink(root.resolve("node_modules/linked"), outside);
		Files.writeString(outside.resolve("package.json"), "{ \"main\": \"secret.js\" }");
		for (String name : List.of("attempts.mjs", "walk.mjs")) {
			try (var in = getClass().getResourceAsStream("/escapes/" + name)) {
				Files.write(root.resolve(name), in.readAllBytes());
			}
		}
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, JsNodeAutoConfiguration.class))
			.withBean("vault", Vault.class)
			.withPropertyValues("jsnode.root=" + root, "jsnode.permissions.fs-read=/nowhere")
			.run((context) -> {
				Object result = context.getBean(NodeRuntime.class)
					.importModule("./attempts.mjs")
					.call("tryAll", outside.toString())
					.block(TIMEOUT);
				assertThat(result).isInstanceOfSatisfying(Map.class, (outcome) -> {
					assertThat(outcome.get("escaped")).isEqualTo(List.of());
					assertThat((Integer) outcome.get("attempts")).isGreaterThan(60);
				});
				Object walked = context.getBean(NodeRuntime.class)
					.importModule("./walk.mjs")
					.call("walk")
					.block(TIMEOUT);
				assertThat(walked).isInstanceOfSatisfying(Map.class, (outcome) -> {
					assertThat(outcome.get("found")).isEqualTo(List.of());
					assertThat((Integer) outcome.get("visited")).isGreaterThan(1_000);
				});
			});
	}

	@JsExposed
	static class Vault {

		private final String secret = "secret";

		public String open() {
			return "opened";
		}

		public Content content() {
			return new Content("gold", List.of(1, 2));
		}

		public Mono<Content> later() {
			return Mono.just(content());
		}

		public Flux<Content> all() {
			return Flux.just(content());
		}

		public String fail() {
			throw new IllegalStateException("no key");
		}

		String hidden() {
			return this.secret;
		}

	}

	record Content(String metal, List<Integer> numbers) {

	}

}
