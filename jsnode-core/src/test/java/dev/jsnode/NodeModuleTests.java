package dev.jsnode;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link NodeModule}.
 */
class NodeModuleTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final Map<String, Object> SIGNAL = Map.of("signal", AbortSignal.OF_CALL);

	private static NodeRuntime runtime;

	private static NodeModule calls;

	@BeforeAll
	static void start() {
		runtime = NodeRuntime.builder().name("calls").hostModules(Map.of("host", new Host())).build();
		runtime.start();
		calls = runtime.require("./bridge-calls.js");
	}

	@AfterAll
	static void stop() {
		runtime.close();
	}

	@Test
	void plainFunctionIsCalled() {
		assertThat(call("add", 1, 2)).isEqualTo(3);
	}

	@Test
	void promiseIsAwaited() {
		assertThat(call("addLater", 1, 2)).isEqualTo(3);
	}

	@Test
	void functionOfAnExportIsCalled() {
		assertThat(call("tools.double", 21)).isEqualTo(42);
	}

	@Test
	void defaultExportOfAnEsModuleIsCalled() {
		assertThat(runtime.importModule("./bridge-esm.mjs").call("", "you").block(TIMEOUT)).isEqualTo("Hello you");
	}

	@Test
	void exportsOfACommonJsModuleAreCalledThroughImport() {
		assertThat(runtime.importModule("./bridge-calls.js").call("add", 1, 2).block(TIMEOUT)).isEqualTo(3);
	}

	@Test
	void namesOfFunctionsAreKnown() {
		assertThat(runtime.importModule("./bridge-esm.mjs").functionNames().block(TIMEOUT))
			.containsExactlyInAnyOrder("total", "default");
	}

	@Test
	void undefinedAndNullAreEmpty() {
		StepVerifier.create(calls.call("identity", (Object) null)).verifyComplete();
		StepVerifier.create(calls.call("identity")).verifyComplete();
	}

	@ParameterizedTest
	@MethodSource
	void valueComesBackAsItWent(Object value) {
		assertThat(call("identity", value)).isEqualTo(value);
	}

	static List<Object> valueComesBackAsItWent() {
		Map<String, Object> nested = new LinkedHashMap<>();
		nested.put("list", Arrays.asList(1, null, "x"));
		nested.put("map", Map.of("when", Instant.ofEpochMilli(1_700_000_000_123L)));
		return List.of(true, "text", 1, 1.5, 4_000_000_000L, BigInteger.TWO.pow(80), Instant.ofEpochMilli(1),
				List.of(1, 2), Set.of("a"), new byte[] { 1, -1 }, Map.of(1, "one"), nested);
	}

	@ParameterizedTest
	@MethodSource
	void javaScriptSees(Object value, String description) {
		assertThat(call("describe", value)).isEqualTo(description);
	}

	static Object[][] javaScriptSees() {
		return new Object[][] { { BigInteger.ONE, "[object BigInt] bigint" }, { Instant.EPOCH, "[object Date] object" },
				{ new byte[1], "[object Uint8Array] object" }, { Set.of(1), "[object Set] object" },
				{ List.of(1), "[object Array] object" }, { Map.of("a", 1), "[object Object] object" },
				{ Map.of(1, 1), "[object Map] object" }, { Flux.just(1), "[object Object] object" },
				{ Mono.just(1), "[object Promise] object" } };
	}

	@Test
	void largeListCrosses() {
		List<Integer> list = IntStream.range(0, 200_000).boxed().toList();
		assertThat(call("identity", list)).isEqualTo(list);
	}

	@Test
	void errorCarriesNameMessageCodeStackAndCause() {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call("fails")).satisfies((ex) -> {
			assertThat(ex.getName()).isEqualTo("RangeError");
			assertThat(ex.getJsMessage()).isEqualTo("too much");
			assertThat(ex.getCode()).isEqualTo("ERR_TOO_MUCH");
			assertThat(ex.getJsStack()).contains("bridge-calls.js");
			assertThat(ex.getCause()).isInstanceOf(NodeException.class).hasMessageContaining("the cause");
		});
	}

	@Test
	void rejectionWithANonErrorCarriesItsText() {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call("rejectsWithText"))
			.withMessageContaining("just text");
	}

	@Test
	void circularResultIsRefused() {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call("circular"))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("ERR_JSNODE_CIRCULAR"));
	}

	@Test
	void missingFunctionIsNamedWithThoseThatAreThere() {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call("ad"))
			.withMessageContaining("'ad'")
			.withMessageContaining("add");
	}

	@Test
	void missingModuleFailsWithNodesCode() {
		assertThatExceptionOfType(NodeException.class)
			.isThrownBy(() -> runtime.importModule("./nowhere.js").load().block(TIMEOUT))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("ERR_MODULE_NOT_FOUND"));
	}

	@Test
	void streamIsPulledNoFurtherThanRequested() {
		StepVerifier.create(calls.stream("count", 100), 2)
			.expectNext(1, 2)
			.then(() -> assertThat(state()).containsEntry("pulled", 2))
			.thenRequest(1)
			.expectNext(3)
			.then(() -> assertThat(state()).containsEntry("pulled", 3))
			.thenCancel()
			.verify(TIMEOUT);
	}

	@Test
	void cancellingAStreamClosesTheIteratorAndAbortsTheSignal() {
		StepVerifier.create(calls.stream("count", 100, SIGNAL), 1).expectNext(1).thenCancel().verify(TIMEOUT);
		await().untilAsserted(() -> assertThat(state()).containsEntry("closed", true).containsEntry("aborted", true));
	}

	@Test
	void streamCompletes() {
		assertThat(calls.stream("count", 3).collectList().block(TIMEOUT)).containsExactly(1, 2, 3);
	}

	@Test
	void readableAndIterableAreStreams() {
		assertThat(calls.stream("readable").collectList().block(TIMEOUT)).containsExactly("a", "b");
		assertThat(calls.stream("listOfPromises").collectList().block(TIMEOUT)).containsExactly(1, 2);
	}

	@Test
	void cancellingACallAbortsTheSignal() {
		StepVerifier.create(calls.call("waits", SIGNAL)).thenAwait(Duration.ofMillis(100)).thenCancel().verify(TIMEOUT);
		await().untilAsserted(() -> assertThat(state()).containsEntry("aborted", true));
	}

	@Test
	void publisherArrivesAsAsyncIterableAndMonoAsPromise() {
		assertThat(call("collect", Flux.range(1, 3))).isEqualTo(List.of(1, 2, 3));
		assertThat(call("awaits", Mono.just(1).delayElement(Duration.ofMillis(5)))).isEqualTo(2);
	}

	@Test
	void hostFunctionsAreCalled() {
		assertThat(call("callHost")).isEqualTo(Map.of("sum", 6, "slow", "pool", "squares", List.of(1, 4, 9)));
		assertThat(runtime.importModule("./bridge-esm.mjs").call("total").block(TIMEOUT)).isEqualTo(6);
	}

	@Test
	void javaExceptionIsAnErrorInJavaScript() {
		assertThat(call("catchHost"))
			.isEqualTo(Map.of("name", "IllegalStateException", "message", "from Java", "isError", true));
	}

	@Test
	void javaExceptionComesBackAsCause() {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call("throwHost"))
			.withCauseInstanceOf(IllegalStateException.class)
			.withMessageContaining("from Java");
	}

	@Test
	void moduleThatIsNotOpenedIsNotFound() {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call("unknownHost"))
			.withMessageContaining("'spring:host'")
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("ERR_MODULE_NOT_FOUND"));
	}

	@Test
	void resultsArriveOffTheLoop() {
		assertThat(calls.call("add", 1, 2).map((sum) -> runtime.inLoop()).block(TIMEOUT)).isFalse();
	}

	private static Object call(String function, Object... arguments) {
		return calls.call(function, arguments).block(TIMEOUT);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> state() {
		return (Map<String, Object>) call("state");
	}

	@Test
	void callOnTheLoopRunsAndSignalsThere() {
		assertThat(call("fromTheLoop", 20)).isEqualTo(List.of(41, true));
	}

	@Test
	void callThatTakesTooLongFailsAndIsAborted() {
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> calls.function("waits").timeout(Duration.ofMillis(100)).call(SIGNAL).block(TIMEOUT))
			.withCauseInstanceOf(TimeoutException.class)
			.withMessageContaining("waits");
		await().untilAsserted(() -> assertThat(state()).containsEntry("aborted", true));
	}

	@Test
	void callsInFlightFailWithTheRuntime() {
		NodeRuntime other = NodeRuntime.builder().name("failing").restart(RestartPolicy.NEVER).build();
		other.start();
		NodeModule module = other.require("./bridge-calls.js");
		Mono<Object> waiting = module.call("never");
		StepVerifier.create(waiting).then(() -> module.call("exit").subscribe((value) -> {
		}, (error) -> {
		})).expectError(NodeException.class).verify(TIMEOUT);
		other.close();
	}

	@Test
	void callsAreRefusedBeyondTheLimit() {
		NodeRuntime small = NodeRuntime.builder().name("small").maxCallsInFlight(2).build();
		small.start();
		NodeModule module = small.require("./bridge-calls.js");
		Disposable first = module.call("never").subscribe();
		Disposable second = module.call("never").subscribe();
		StepVerifier.create(module.call("add", 1, 2))
			.expectErrorMatches((error) -> error instanceof NodeException refused
					&& "ERR_JSNODE_TOO_MANY_CALLS".equals(refused.getCode()))
			.verify(TIMEOUT);
		first.dispose();
		second.dispose();
		assertThat(module.call("add", 1, 2).block(TIMEOUT)).isEqualTo(3);
		small.close();
	}

	@Test
	void manyCallsFromManyThreadsAllArrive() {
		Long sum = Flux.range(0, 20_000)
			.flatMap((i) -> calls.call("add", i, 1).subscribeOn(Schedulers.boundedElastic()), 256)
			.map((result) -> (long) (int) result)
			.reduce(0L, Long::sum)
			.block(TIMEOUT);
		assertThat(sum).isEqualTo(200_010_000L);
	}

	private static final class Host implements HostModule {

		@Override
		public Set<String> functions() {
			return Set.of("sum", "slow", "squares", "fails", "nested");
		}

		@Override
		public Mode mode(String function) {
			return switch (function) {
				case "slow" -> Mode.BLOCKING;
				case "squares" -> Mode.STREAM;
				default -> Mode.SINGLE;
			};
		}

		@Override
		public Object call(String function, List<?> arguments) {
			return switch (function) {
				case "sum" -> Mono.just(((List<?>) arguments.get(0)).stream().mapToInt((n) -> (int) n).sum());
				case "nested" -> calls.call("add", arguments.get(0), 21).map((sum) -> List.of(sum, runtime.inLoop()));
				case "slow" -> runtime.inLoop() ? "loop" : "pool";
				case "squares" -> Flux.range(1, (int) arguments.get(0)).map((n) -> n * n);
				default -> throw new IllegalStateException("from Java");
			};
		}

	}

}
