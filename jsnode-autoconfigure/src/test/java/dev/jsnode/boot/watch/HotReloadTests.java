package dev.jsnode.boot.watch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.actuate.NodeRuntimeHealthIndicator;
import dev.jsnode.boot.bridge.JsModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A running application whose JavaScript is edited.
 */
@ExtendWith(OutputCaptureExtension.class)
class HotReloadTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path root;

	@SuppressWarnings("NullAway.Init")
	private ConfigurableApplicationContext context;

	private int port;

	@BeforeEach
	void start() throws IOException {
		write("text.mjs", "export const text = 'one';");
		write("greeting.mjs",
				"export { text } from './text.mjs'; import { text } from './text.mjs'; export const greet = () => text;");
		write("server.mjs", """
				import http from 'node:http';
				import { text } from './text.mjs';
				http.createServer((req, res) => {
				  if (req.url === '/slow') {
				    res.write(text);
				    setTimeout(() => res.end(' to the end'), 500);
				  } else {
				    res.end(text);
				  }
				}).listen();
				""");
		this.context = new SpringApplicationBuilder(Config.class).web(WebApplicationType.REACTIVE)
			.run("--server.port=0", "--jsnode.root=" + this.root, "--jsnode.entry=./server.mjs", "--jsnode.watch=true");
		this.port = this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	@AfterEach
	void stop() {
		this.context.close();
	}

	@Test
	void callsAndRequestsGoToTheChangedFiles() throws Exception {
		Greeting greeting = this.context.getBean(Greeting.class);
		assertThat(greeting.greet().block(LIMIT)).isEqualTo("one");
		assertThat(get("/").body()).isEqualTo("one");
		write("text.mjs", "export const text = 'two, and more';");
		await(() -> get("/").body().equals("two, and more"));
		assertThat(greeting.greet().block(LIMIT)).isEqualTo("two, and more");
	}

	@Test
	void noRequestIsLostAndWhatWasBegunIsFinished() throws Exception {
		AtomicBoolean over = new AtomicBoolean();
		CompletableFuture<Integer> requests = CompletableFuture.supplyAsync(() -> {
			int answered = 0;
			while (!over.get()) {
				HttpResponse<String> response = get("/");
				assertThat(response.statusCode()).isEqualTo(200);
				assertThat(this.context.getBean(Greeting.class).greet().block(LIMIT)).isNotEmpty();
				answered++;
			}
			return answered;
		});
		CompletableFuture<HttpResponse<String>> slow = this.client.sendAsync(request("/slow"), BodyHandlers.ofString());
		write("text.mjs", "export const text = 'another';");
		await(() -> get("/").body().equals("another"));
		write("text.mjs", "export const text = 'the last one';");
		await(() -> get("/").body().equals("the last one"));
		over.set(true);
		assertThat(requests.get()).isPositive();
		assertThat(slow.get().body()).endsWith(" to the end");
	}

	@Test
	void syntaxErrorKeepsTheFormerOneAndIsShown(CapturedOutput output) throws Exception {
		NodeRuntime runtime = this.context.getBean(NodeRuntime.class);
		write("text.mjs", "export const text = ;");
		await(() -> runtime.reloadFailure() != null);
		await(() -> output.getAll().contains("was not reloaded, the former JavaScript goes on; changed: text.mjs"));
		assertThat(output).contains("SyntaxError").contains("text.mjs:1");
		assertThat(get("/").body()).isEqualTo("one");
		Health health = this.context.getBean(NodeRuntimeHealthIndicator.class).health();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).hasEntrySatisfying("reloadFailure",
				(text) -> assertThat(text).asString().contains("SyntaxError"));
		write("text.mjs", "export const text = 'mended';");
		await(() -> get("/").body().equals("mended"));
		assertThat(runtime.reloadFailure()).isNull();
	}

	@Test
	void burstOfChangesIsOneReload(CapturedOutput output) throws Exception {
		for (int i = 0; i < 20; i++) {
			write("file" + i + ".mjs", "export {};");
		}
		await(() -> output.getAll().contains("and 15 more"));
		assertThat(output.getAll().split("was reloaded in")).hasSize(2);
	}

	@Test
	void packagesAreNotWatched(CapturedOutput output) throws Exception {
		Files.createDirectories(this.root.resolve("node_modules/x"));
		write("node_modules/x/index.js", "");
		write(".hidden.mjs", "");
		write("text.mjs", "export const text = 'changed';");
		await(() -> get("/").body().equals("changed"));
		assertThat(output).contains("changed: text.mjs\n").doesNotContain("node_modules/x");
	}

	private void write(String name, String text) throws IOException {
		Files.writeString(this.root.resolve(name), text);
	}

	private HttpResponse<String> get(String path) {
		try {
			return this.client.send(request(path), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private HttpRequest request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).timeout(LIMIT).build();
	}

	private static void await(Callable<Boolean> condition) throws Exception {
		long deadline = System.nanoTime() + LIMIT.toNanos();
		while (!condition.call()) {
			assertThat(System.nanoTime()).isLessThan(deadline);
			Thread.sleep(20);
		}
	}

	@JsModule("./greeting.mjs")
	interface Greeting {

		Mono<String> greet();

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Config {

	}

}
