package dev.jsnode.boot.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.jsnode.NodeRuntime;
import dev.jsnode.RuntimeState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two runtimes behind one bean, on threads of their own or on the web server's.
 */
class InstancesTests {

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private ConfigurableApplicationContext context;

	@AfterEach
	void stop() {
		this.context.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "server", "dedicated" })
	void timersImmediatesAndPromisesAnswerRequests(String placement) throws Exception {
		start(placement);
		for (String path : List.of("/", "/immediate", "/timer", "/promise")) {
			assertThat(get(path)).matches("[01] \\d+");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "server", "dedicated" })
	void allAreReloadedWhileRequestsAreAnswered(String placement) throws Exception {
		start(placement);
		NodeRuntime runtime = this.context.getBean(NodeRuntime.class);
		for (int i = 0; i < 20; i++) {
			get("/");
		}
		CompletableFuture<Void> reload = CompletableFuture.runAsync(() -> runtime.reload(Duration.ofSeconds(10)));
		while (!reload.isDone()) {
			assertThat(get("/")).matches("[01] \\d+");
		}
		reload.join();
		assertThat(runtime.instances()).allMatch((instance) -> instance.state() == RuntimeState.RUNNING);
		assertThat(runtime.failure()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "server", "dedicated" })
	void oneThatEndsStartsAgainAndTheOtherStays(String placement) throws Exception {
		start(placement);
		NodeRuntime runtime = this.context.getBean(NodeRuntime.class);
		BlockingQueue<RuntimeState> states = new LinkedBlockingQueue<>();
		runtime.addStateListener(states::add);
		assertThat(get("/exit")).isEqualTo("bye");
		int answered = 0;
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (runtime.stats().restarts() == 0
				|| runtime.instances().stream().anyMatch((instance) -> instance.state() != RuntimeState.RUNNING)) {
			assertThat(System.nanoTime()).isLessThan(deadline);
			answered += get("/").matches("[01] \\d+") ? 1 : 0;
		}
		assertThat(answered).as("answers of the other while one starts").isPositive();
		assertThat(runtime.stats().restarts()).isEqualTo(1);
		assertThat(states).isEmpty();
		assertThat(get("/immediate")).matches("[01] \\d+");
	}

	@Test
	void callsFromOtherThreadsAreDistributed() {
		start("dedicated");
		Set<Object> instances = new HashSet<>();
		for (int i = 0; i < 4; i++) {
			instances.add(this.context.getBean(NodeRuntime.class)
				.importModule("./instances/server.js")
				.call("instance")
				.block());
		}
		assertThat(instances).containsExactlyInAnyOrder("0", "1");
	}

	@Test
	void callFromTheServersThreadStaysThere() throws Exception {
		start("server");
		String[] threads = get("/spring").split(" ");
		assertThat(threads[1]).isEqualTo(threads[0]).startsWith("jsnode-http-");
	}

	private void start(String placement) {
		this.context = new SpringApplicationBuilder(Config.class).web(WebApplicationType.REACTIVE)
			.run("--server.port=0", "--jsnode.entry=./instances/server.js", "--jsnode.placement=" + placement,
					"--jsnode.instances=2", "--jsnode.restart.delay=10ms");
	}

	private String get(String path) throws Exception {
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
		return client.send(request, BodyHandlers.ofString()).body();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Config {

		private final NodeRuntime runtime;

		Config(NodeRuntime runtime) {
			this.runtime = runtime;
		}

		@GetMapping("/spring")
		Mono<String> threads() {
			String caller = Thread.currentThread().getName();
			return this.runtime.importModule("./instances/server.js")
				.call("instance")
				.map((instance) -> caller + " " + Thread.currentThread().getName());
		}

	}

}
