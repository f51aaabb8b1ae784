package dev.jsnode;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

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
	void functionOfACommonJsModuleIsCalled() {
		assertThat(call("add", 1, 2)).isEqualTo(3);
	}

	@Test
	void functionOfAnEsModuleIsCalled() {
		assertThat(this.runtime.importModule("./esm.mjs").call("base", "/a/b").block(TIMEOUT)).isEqualTo("b");
	}

	@Test
	void functionOfTheDefaultExportIsCalled() {
		assertThat(this.runtime.importModule("./esm.mjs").call("onDefault").block(TIMEOUT)).isEqualTo("default");
	}

	@Test
	void promiseIsAwaited() {
		assertThat(call("later", "value", 5)).isEqualTo("value");
	}

	@Test
	void undefinedIsAnEmptyMono() {
		StepVerifier.create(this.calls.call("echo")).expectComplete().verify(TIMEOUT);
	}

	@Test
	void valuesComeToJava() {
		assertThat(call("types")).asInstanceOf(MAP)
			.containsEntry("int", 1)
			.containsEntry("double", 1.5)
			.containsEntry("big", BigInteger.TEN.pow(20))
			.containsEntry("text", "x")
			.containsEntry("yes", true)
			.containsEntry("nothing", null)
			.containsEntry("date", Instant.EPOCH)
			.containsEntry("bytes", new byte[] { 1, 2, 3 })
			.containsEntry("list", List.of(1, "two"))
			.containsEntry("map", Map.of(1, "one"))
			.containsEntry("set", Set.of("a"))
			.doesNotContainKeys("missing", "fn");
	}

	@Test
	void valuesGoToJavaScript() {
		assertThat(call("describe", Instant.EPOCH)).isEqualTo("[object Date] 1970-01-01T00:00:00.000Z");
		assertThat(call("describe", BigInteger.TWO)).isEqualTo("[object BigInt] 2n");
		assertThat(call("describe", (Object) new byte[] { 1, 2 }))
			.isEqualTo("[object Uint8Array] Uint8Array(2) [ 1, 2 ]");
		assertThat(call("describe", List.of(1, "a"))).isEqualTo("[object Array] [ 1, 'a' ]");
		assertThat(call("describe", Map.of("a", 1.5))).isEqualTo("[object Object] { a: 1.5 }");
		assertThat(call("describe", Map.of(1, true))).isEqualTo("[object Map] Map(1) { 1 => true }");
		assertThat(call("describe", Set.of("x"))).isEqualTo("[object Set] Set(1) { 'x' }");
		assertThat(call("describe", 5L)).isEqualTo("[object Number] 5");
		assertThat(call("describe", Long.MAX_VALUE)).isEqualTo("[object BigInt] 9223372036854775807n");
	}

	@Test
	void argumentWithoutCounterpartIsRefused() {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call("echo", new Object()))
			.withMessageContaining("has no counterpart in JavaScript");
	}

	@Test
	void errorKeepsNameMessageCodeStackAndCause() {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call("fail")).satisfies((ex) -> {
			assertThat(ex.getName()).isEqualTo("TypeError");
			assertThat(ex.getJsMessage()).isEqualTo("no good");
			assertThat(ex.getCode()).isEqualTo("E_NO_GOOD");
			assertThat(ex.getJsStack()).contains("calls.js:8");
			assertThat(ex.getCause()).isInstanceOf(NodeException.class).hasMessage("RangeError: too far");
		});
	}

	@Test
	void rejectionWithANonErrorIsAnException() {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call("rejectWithText"))
			.withMessageContaining("just text");
	}

	@Test
	void circularResultIsRefused() {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call("circular"))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("ERR_JSNODE_CIRCULAR"));
	}

	@Test
	void missingFunctionIsRefusedWithWhatTheModuleExports() {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call("nope"))
			.withMessageContaining("no function 'nope'")
			.withMessageContaining("add, later, echo");
	}

	@Test
	void missingModuleIsRefusedWithNodesCode() {
		assertThatExceptionOfType(NodeException.class)
			.isThrownBy(() -> this.runtime.require("./missing.js").call("x").block(TIMEOUT))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("MODULE_NOT_FOUND"));
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
	void streamIsNotPulledAheadOfDemand() {
		StepVerifier.create(this.calls.stream("counter", 100), 0)
			.thenRequest(2)
			.expectNext(1, 2)
			.then(() -> assertThat(call("pulled")).isEqualTo(2))
			.thenRequest(1)
			.expectNext(3)
			.thenCancel()
			.verify(TIMEOUT);
		assertThat(call("closed")).isEqualTo(1);
	}

	@Test
	void streamCompletes() {
		StepVerifier.create(this.calls.stream("counter", 3)).expectNext(1, 2, 3).expectComplete().verify(TIMEOUT);
	}

	@Test
	void streamFails() {
		StepVerifier.create(this.calls.stream("failingStream"))
			.expectNext(1)
			.expectErrorMessage("Error: broken")
			.verify(TIMEOUT);
	}

	@Test
	void cancellingACallAbortsItsSignal() throws InterruptedException {
		Disposable call = this.calls.call("waitForAbort", AbortSignal.OF_CALL).subscribe();
		assertThat(call("aborted")).isEqualTo(0);
		call.dispose();
		assertThat(call("aborted")).isEqualTo(1);
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
