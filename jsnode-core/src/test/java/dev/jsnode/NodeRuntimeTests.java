package dev.jsnode;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NodeRuntimeTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final BlockingQueue<RuntimeState> states = new LinkedBlockingQueue<>();

	private final NodeRuntime runtime = NodeRuntime.builder()
		.name("test")
		.restart(new RestartPolicy(true, Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofMinutes(1)))
		.warnAfter(Duration.ofSeconds(2))
		.interruptAfter(Duration.ofSeconds(4))
		.build();

	private final NodeModule calls = this.runtime.require("./calls.js");

	@BeforeEach
	void start() {
		this.runtime.addStateListener(this.states::add);
		this.runtime.start();
	}

	@AfterEach
	void stop() {
		this.runtime.close();
	}

	@Test
	void argumentWithoutCounterpartIsRefused() {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call("echo", new Object()))
			.withMessageContaining("has no counterpart in JavaScript");
	}

	@Test
	void syntaxErrorNamesFileAndLine() {
		assertThatExceptionOfType(NodeException.class)
			.isThrownBy(() -> this.runtime.require("./syntax-error.js").call("x").block(TIMEOUT))
			.satisfies((ex) -> {
				assertThat(ex.getName()).isEqualTo("SyntaxError");
				assertThat(ex.getJsStack()).contains("syntax-error.js:2").contains("const = 2;");
			});
	}

	@Test
	void streamFails() {
		StepVerifier.create(this.calls.stream("failingStream"))
			.expectNext(1)
			.expectErrorMessage("Error: broken")
			.verify(TIMEOUT);
	}

	@Test
	void blockedLoopIsInterruptedAndTheRuntimeLives() {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call("forever"))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("ERR_SCRIPT_EXECUTION_TIMEOUT"));
		assertThat(call("add", 1, 1)).isEqualTo(2);
		assertThat(this.runtime.stats().restarts()).isZero();
	}

	@Test
	void uncaughtErrorFailsCallsInFlightAndRestartsTheRuntime() throws InterruptedException {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call("crash")).withMessage("Error: crashed");
		awaitState(RuntimeState.FAILED);
		awaitState(RuntimeState.RUNNING);
		assertThat(call("add", 1, 1)).isEqualTo(2);
		assertThat(this.runtime.stats().restarts()).isOne();
	}

	@Test
	void processExitEndsTheRuntimeNotTheJvm() throws InterruptedException {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call("exit", 3))
			.withMessageContaining("exit code 3");
		awaitState(RuntimeState.FAILED);
		awaitState(RuntimeState.RUNNING);
	}

	@Test
	void stoppedRuntimeRefusesCalls() {
		this.runtime.stop(Duration.ofSeconds(5));
		assertThat(this.runtime.state()).isEqualTo(RuntimeState.STOPPED);
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call("add", 1, 2))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("ERR_JSNODE_NOT_RUNNING"));
	}

	@Test
	void stopWaitsForCallsInFlight() {
		Mono<Object> slow = this.calls.call("later", "done", 300).cache();
		slow.subscribe();
		this.runtime.stop(Duration.ofSeconds(5));
		assertThat(slow.block(TIMEOUT)).isEqualTo("done");
	}

	@Test
	void tooManyCallsAreRefused() {
		try (NodeRuntime small = NodeRuntime.builder().maxCallsInFlight(1).build()) {
			small.start();
			NodeModule module = small.require("./calls.js");
			Disposable first = module.call("later", 1, 10_000).subscribe();
			assertThatExceptionOfType(NodeException.class).isThrownBy(() -> module.call("add", 1, 2).block(TIMEOUT))
				.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("ERR_JSNODE_TOO_MANY_CALLS"));
			first.dispose();
		}
	}

	@Test
	void failingEntryModuleFailsTheStart() {
		try (NodeRuntime broken = NodeRuntime.builder().entry("./missing.mjs").build()) {
			assertThatExceptionOfType(NodeException.class).isThrownBy(broken::start)
				.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("ERR_MODULE_NOT_FOUND"));
			assertThat(broken.state()).isEqualTo(RuntimeState.FAILED);
		}
	}

	@Test
	void statsShowTheLoop() {
		call("add", 1, 2);
		NodeRuntimeStats stats = this.runtime.stats();
		assertThat(stats.state()).isEqualTo(RuntimeState.RUNNING);
		assertThat(stats.loop()).isNotNull();
		assertThat(stats.loop().iterations()).isPositive();
		assertThat(stats.loop().handles()).containsEntry("NodeRuntime", 1);
		assertThat(stats.threadPool()).isNotNull();
	}

	private Object call(String function, Object... arguments) {
		return this.calls.call(function, arguments).block(TIMEOUT);
	}

	private void awaitState(RuntimeState wanted) throws InterruptedException {
		long deadline = System.nanoTime() + TIMEOUT.toNanos();
		while (System.nanoTime() < deadline) {
			if (this.states.poll(100, TimeUnit.MILLISECONDS) == wanted) {
				return;
			}
		}
		throw new AssertionError("The runtime did not become " + wanted + "; it is " + this.runtime.state());
	}

}
