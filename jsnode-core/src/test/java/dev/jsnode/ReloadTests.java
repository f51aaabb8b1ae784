package dev.jsnode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

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
