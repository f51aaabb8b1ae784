package dev.jsnode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link NodeRuntime#reload(Duration)}.
 */
class ReloadTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path root;

	@SuppressWarnings("NullAway.Init")
	private NodeRuntime runtime;

	@BeforeEach
	void start() {
		write("greeting.mjs", "export const text = () => 'one';");
		write("part.js", "exports.value = 1;");
		write("entry.mjs", "import './part.js';");
		write("slow.mjs", """
				import { EventEmitter } from 'node:events';
				import { setTimeout as pause } from 'node:timers/promises';
				export const wait = async () => { await pause(500); return 'old'; };
				export async function* items() { yield 'old 1'; await pause(500); yield 'old 2'; }
				export const emitter = new EventEmitter();
				""");
		this.runtime = NodeRuntime.builder().name("reloaded").root(this.root.toString()).entry("./entry.mjs").build();
		this.runtime.start();
	}

	@AfterEach
	void stop() {
		this.runtime.close();
	}

	@Test
	void callsGoToTheNewFiles() {
		NodeModule module = this.runtime.importModule("./greeting.mjs");
		assertThat(text(module)).isEqualTo("one");
		write("greeting.mjs", "export const text = () => 'two';");
		assertThat(text(module)).isEqualTo("one");
		this.runtime.reload(LIMIT);
		assertThat(text(module)).isEqualTo("two");
		assertThat(this.runtime.state()).isEqualTo(RuntimeState.RUNNING);
		assertThat(this.runtime.reloadFailure()).isNull();
	}

	@Test
	void noCallIsLost() throws Exception {
		NodeModule module = this.runtime.importModule("./greeting.mjs");
		AtomicBoolean over = new AtomicBoolean();
		CompletableFuture<Long> calls = Flux.range(0, Integer.MAX_VALUE)
			.takeUntil((i) -> over.get())
			.flatMap((i) -> module.call("text"), 16)
			.count()
			.toFuture();
		CompletableFuture<Long> streams = Flux.range(0, Integer.MAX_VALUE)
			.takeUntil((i) -> over.get())
			.flatMap((i) -> module.stream("text2").onErrorResume(this::isMissing), 4)
			.count()
			.toFuture();
		for (int i = 0; i < 5; i++) {
			write("greeting.mjs", "export const text = () => 'n" + i + "'; export const text2 = () => ['a', 'b'];");
			this.runtime.reload(LIMIT);
		}
		over.set(true);
		assertThat(calls.get()).isPositive();
		assertThat(streams.get()).isPositive();
	}

	@Test
	void whatWasBegunIsFinishedByTheOldOne() {
		NodeModule module = this.runtime.importModule("./slow.mjs");
		CompletableFuture<Object> waiting = module.call("wait").toFuture();
		StepVerifier.create(module.stream("items"), 1).expectNext("old 1").then(() -> {
			write("slow.mjs", "export const wait = () => 'new';");
			CompletableFuture.runAsync(() -> this.runtime.reload(LIMIT)).join();
			assertThat(module.call("wait").toFuture().join()).isEqualTo("new");
		}).thenRequest(5).expectNext("old 2").verifyComplete();
		assertThat(waiting.join()).isEqualTo("old");
	}

	@Test
	void oldOneEndsWhenItsCallsAreDone() throws Exception {
		write("slow.mjs", """
				import { writeFileSync } from 'node:fs';
				process.on('exit', () => writeFileSync(new URL('./exited', import.meta.url), ''));
				export const wait = () => new Promise((resolve) => setTimeout(resolve, 300, 'done'));
				""");
		CompletableFuture<Object> waiting = this.runtime.importModule("./slow.mjs").call("wait").toFuture();
		this.runtime.reload(LIMIT);
		assertThat(waiting.get()).isEqualTo("done");
		while (!Files.exists(this.root.resolve("exited"))) {
			Thread.sleep(10);
		}
	}

	@Test
	void syntaxErrorKeepsTheOldOneAndIsTold() {
		NodeModule module = this.runtime.importModule("./greeting.mjs");
		assertThat(text(module)).isEqualTo("one");
		write("greeting.mjs", "export const text = () => ;");
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> this.runtime.reload(LIMIT))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("SyntaxError"));
		assertThat(text(module)).isEqualTo("one");
		assertThat(this.runtime.state()).isEqualTo(RuntimeState.RUNNING);
		assertThat(this.runtime.reloadFailure()).hasMessageContaining("SyntaxError");
		write("greeting.mjs", "export const text = () => 'mended';");
		this.runtime.reload(LIMIT);
		assertThat(text(module)).isEqualTo("mended");
		assertThat(this.runtime.reloadFailure()).isNull();
	}

	@Test
	void entryThatFailsKeepsTheOldOne() {
		NodeModule module = this.runtime.importModule("./greeting.mjs");
		assertThat(text(module)).isEqualTo("one");
		write("part.js", "throw new Error('broken');");
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> this.runtime.reload(LIMIT))
			.withMessageContaining("broken");
		assertThat(text(module)).isEqualTo("one");
	}

	@Test
	void moduleThatIsGoneDoesNotStandInTheWay() throws IOException {
		NodeModule module = this.runtime.importModule("./greeting.mjs");
		assertThat(text(module)).isEqualTo("one");
		Files.delete(this.root.resolve("greeting.mjs"));
		this.runtime.reload(LIMIT);
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> text(module))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("ERR_MODULE_NOT_FOUND"));
	}

	@Test
	void listenersToEventsAreTold() {
		Flux<Object> events = this.runtime.importModule("./slow.mjs").events("emitter", "change", 10);
		StepVerifier.create(events).then(() -> {
			this.runtime.importModule("./slow.mjs").load().block(LIMIT);
			CompletableFuture.runAsync(() -> this.runtime.reload(LIMIT)).join();
		}).verifyErrorSatisfies((ex) -> assertThat(((NodeException) ex).getCode()).isEqualTo("ERR_JSNODE_RELOADED"));
	}

	@Test
	void failedRuntimeIsStartedAgain() throws Exception {
		write("crash.mjs", "setTimeout(() => { throw new Error('crash'); }, 1); export const x = () => 1;");
		this.runtime.close();
		this.runtime = NodeRuntime.builder()
			.root(this.root.toString())
			.restart(new RestartPolicy(false, Duration.ZERO, Duration.ZERO, Duration.ZERO))
			.build();
		this.runtime.start();
		this.runtime.importModule("./crash.mjs").load().onErrorComplete().block(LIMIT);
		while (this.runtime.state() != RuntimeState.FAILED) {
			Thread.sleep(10);
		}
		this.runtime.reload(LIMIT);
		assertThat(text(this.runtime.importModule("./greeting.mjs"))).isEqualTo("one");
	}

	@Test
	void stoppedRuntimeStaysSo() {
		this.runtime.close();
		this.runtime.reload(LIMIT);
		assertThat(this.runtime.state()).isEqualTo(RuntimeState.STOPPED);
	}

	@Test
	void allInstancesAreReplaced() {
		try (NodeRuntime several = NodeRuntime.builder().root(this.root.toString()).instances(2).build()) {
			several.start();
			NodeModule module = several.importModule("./greeting.mjs");
			module.load().block(LIMIT);
			write("greeting.mjs", "export const text = () => 'two';");
			several.reload(LIMIT);
			assertThat(Flux.range(0, 8).flatMap((i) -> module.call("text")).collectList().block(LIMIT))
				.containsOnly("two");
		}
	}

	@Test
	void lifeThatWasKeptReadyTakesTheFilesAsTheyAreThen() {
		write("clock.mjs", "export const seconds = () => [performance.now() / 1000, process.uptime()];");
		NodeModule module = this.runtime.importModule("./greeting.mjs");
		NodeModule clock = this.runtime.importModule("./clock.mjs");
		for (String text : List.of("two", "three")) {
			assertThat(text(module)).isNotEqualTo(text);
			this.runtime.prepareReload();
			this.runtime.prepareReload();
			pause(3000);
			write("greeting.mjs", "export const text = () => '" + text + "';");
			write("package.json", "{ \"imports\": { \"#value\": \"./" + text + ".js\" } }");
			write(text + ".js", "exports.value = '" + text + "';");
			write("entry.mjs", "import { value } from '#value'; globalThis.seen = value;");
			write("seen.mjs", "export const seen = () => globalThis.seen;");
			this.runtime.reload(LIMIT);
			assertThat(text(module)).isEqualTo(text);
			assertThat(this.runtime.importModule("./seen.mjs").call("seen").block(LIMIT)).isEqualTo(text);
			assertThat(clock.call("seconds").block(LIMIT)).asInstanceOf(InstanceOfAssertFactories.list(Double.class))
				.allSatisfy((seconds) -> assertThat(seconds).isBetween(0.0, 2.9));
		}
	}

	@Test
	void packagesAreLoadedAheadWhereTheApplicationCannotTell() throws IOException {
		for (String name : List.of("first", "second", "late")) {
			Files.createDirectories(this.root.resolve("node_modules/" + name));
			writePackage(name, "1");
		}
		write("entry.mjs", "import 'first'; import './own.mjs'; import 'late'; globalThis.order.push('entry');");
		write("own.mjs", "import second from 'second'; globalThis.order.push('own', second);");
		write("order.mjs", "export const order = () => globalThis.order; export const times = () => globalThis.times;");
		NodeModule module = this.runtime.importModule("./order.mjs");
		this.runtime.reload(LIMIT);
		List<String> before = List.of("first 1", "second 1", "own", "1", "late 1", "entry");
		assertThat(order(module)).isEqualTo(before);
		// Ready: only what came first was loaded before the reload.
		readyAfter(1500);
		long reloadedAt = System.currentTimeMillis();
		this.runtime.reload(LIMIT);
		assertThat(order(module)).isEqualTo(before);
		assertThat(module.call("times").block(LIMIT)).asInstanceOf(InstanceOfAssertFactories.MAP)
			.hasEntrySatisfying("first", (time) -> assertThat(((Number) time).longValue()).isLessThan(reloadedAt))
			.hasEntrySatisfying("second", (time) -> assertThat(((Number) time).longValue()).isLessThan(reloadedAt))
			.hasEntrySatisfying("late",
					(time) -> assertThat(((Number) time).longValue()).isGreaterThanOrEqualTo(reloadedAt));
		// The application comes first now.
		readyAfter(1500);
		write("entry.mjs", "import './own.mjs'; import 'first'; globalThis.order.push('entry');");
		write("own.mjs", "globalThis.order = ['own'];");
		this.runtime.reload(LIMIT);
		assertThat(order(module)).isEqualTo(List.of("own", "first 1", "entry"));
		// A package is another one now.
		write("entry.mjs", "import 'first'; import 'second';");
		this.runtime.reload(LIMIT);
		readyAfter(1500);
		writePackage("second", "22");
		this.runtime.reload(LIMIT);
		assertThat(order(module)).isEqualTo(List.of("first 1", "second 22"));
	}

	private void readyAfter(long millis) {
		this.runtime.prepareReload();
		pause(millis);
	}

	private void writePackage(String name, String version) {
		write("node_modules/" + name + "/index.js", """
				(globalThis.order ??= []).push('%1$s %2$s');
				(globalThis.times ??= {}).%1$s = Date.now();
				module.exports = '%2$s';
				""".formatted(name, version));
	}

	private static Object order(NodeModule module) {
		return module.call("order").blockOptional(LIMIT).orElseThrow();
	}

	@Test
	void lifeThatWasKeptReadyEndsWithTheRuntime() {
		this.runtime.prepareReload();
		pause(100);
		this.runtime.close();
		this.runtime.prepareReload();
		long deadline = System.nanoTime() + LIMIT.toNanos();
		while (Thread.getAllStackTraces()
			.keySet()
			.stream()
			.anyMatch((each) -> each.getName().equals("reloaded-loop"))) {
			assertThat(System.nanoTime()).isLessThan(deadline);
			pause(10);
		}
	}

	@Test
	void errorInALifeThatWasKeptReadyKeepsTheOldOne() {
		NodeModule module = this.runtime.importModule("./greeting.mjs");
		assertThat(text(module)).isEqualTo("one");
		this.runtime.prepareReload();
		write("greeting.mjs", "export const text = () => ;");
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> this.runtime.reload(LIMIT));
		assertThat(text(module)).isEqualTo("one");
		write("greeting.mjs", "export const text = () => 'mended';");
		this.runtime.reload(LIMIT);
		assertThat(text(module)).isEqualTo("mended");
	}

	@Test
	void serverOnAPortOfItsOwnIsPassedOn() throws Exception {
		int port = freePort();
		String server = """
				import http from 'node:http';
				const server = http.createServer((req, res) => setTimeout(() => res.end('%s'), req.url === '/slow' ? 500 : 0));
				await new Promise((resolve) => server.listen(%d, '127.0.0.1', resolve));
				if (server.address().port !== %d) throw new Error('where?');
				""";
		write("entry.mjs", server.formatted("one", port, port));
		this.runtime.reload(LIMIT);
		HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		assertThat(get(client, port, "/")).isEqualTo("one");
		CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> get(client, port, "/slow"));
		AtomicBoolean over = new AtomicBoolean();
		CompletableFuture<Integer> others = CompletableFuture.supplyAsync(() -> {
			int answered = 0;
			while (!over.get()) {
				// A new connection each.
				assertThat(get(HttpClient.newHttpClient(), port, "/")).isNotEmpty();
				answered++;
			}
			return answered;
		});
		pause(100);
		for (String text : List.of("two", "three")) {
			write("entry.mjs", server.formatted(text, port, port));
			this.runtime.reload(LIMIT);
			pause(200);
			assertThat(get(HttpClient.newHttpClient(), port, "/")).isEqualTo(text);
		}
		write("entry.mjs", server.formatted("four", port, port) + "throw new Error('broken');");
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> this.runtime.reload(LIMIT));
		assertThat(get(HttpClient.newHttpClient(), port, "/")).isEqualTo("three");
		over.set(true);
		assertThat(others.get()).isPositive();
		assertThat(slow.get()).isEqualTo("one");
		this.runtime.close();
		try (ServerSocket again = new ServerSocket()) {
			again.setReuseAddress(true);
			again.bind(new InetSocketAddress("127.0.0.1", port));
		}
	}

	@Test
	void oneInstanceOnAServersLoopRefusesNoCall() throws Exception {
		ThreadFactory threads = (work) -> new Thread(null, work, "server", NodeInstance.STACK_SIZE);
		EventLoopGroup server = new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory());
		try (NodeRuntime shared = NodeRuntime.builder()
			.name("shared")
			.root(this.root.toString())
			.eventLoops(List.of((IoEventLoop) server.iterator().next()))
			.build()) {
			shared.start();
			NodeModule module = shared.importModule("./greeting.mjs");
			module.load().block(LIMIT);
			AtomicBoolean over = new AtomicBoolean();
			CompletableFuture<Long> calls = Flux.range(0, Integer.MAX_VALUE)
				.takeUntil((i) -> over.get())
				.flatMap((i) -> module.call("text"), 4)
				.count()
				.toFuture();
			for (String text : List.of("two", "three", "four")) {
				write("greeting.mjs", "export const text = () => '" + text + "';");
				shared.reload(LIMIT);
				assertThat(text(module)).isEqualTo(text);
				assertThat(shared.state()).isEqualTo(RuntimeState.RUNNING);
			}
			long deadline = System.nanoTime() + LIMIT.toNanos();
			while (!server.submit(shared::inLoop).get()) {
				assertThat(System.nanoTime()).isLessThan(deadline);
				pause(20);
			}
			assertThat(text(module)).isEqualTo("four");
			over.set(true);
			assertThat(calls.get()).isPositive();
		}
		finally {
			server.shutdownGracefully(0, 1, TimeUnit.SECONDS);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static String get(HttpClient client, int port, String path) {
		try {
			return client
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(LIMIT).build(),
						BodyHandlers.ofString())
				.body();
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void pause(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Mono<Object> isMissing(Throwable ex) {
		return (ex instanceof NodeException node && "ERR_JSNODE_NO_SUCH_FUNCTION".equals(node.getCode()))
				? Mono.just("missing") : Mono.error(ex);
	}

	private static Object text(NodeModule module) {
		return module.call("text").blockOptional(LIMIT).orElseThrow();
	}

	private void write(String name, String text) {
		try {
			Files.writeString(this.root.resolve(name), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
