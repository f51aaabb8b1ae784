package dev.jsnode.boot.interfaces;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.bridge.BridgeMapper;
import dev.jsnode.boot.bridge.JsFunction;
import dev.jsnode.boot.bridge.JsModule;
import dev.jsnode.boot.bridge.JsModuleDefinitionException;
import dev.jsnode.boot.bridge.JsModuleProxyFactory;
import dev.jsnode.boot.bridge.ModuleRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what an interface of a module may declare. In a package of its own: an
 * application that scans it does not start.
 */
class ModuleInterfacesTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static NodeRuntime runtime;

	private static JsModuleProxyFactory factory;

	@BeforeAll
	static void start() {
		runtime = NodeRuntime.builder().build();
		runtime.start();
		factory = new JsModuleProxyFactory((name) -> new ModuleRuntime(runtime, TIMEOUT),
				new BridgeMapper(JsonMapper.builder().build()));
	}

	@AfterAll
	static void stop() {
		runtime.close();
	}

	@Test
	void variableArgumentsAreSingleOnesInJavaScript() {
		Shapes shapes = factory.create(Shapes.class);
		assertThat(shapes.join("-", "a", "b", "c")).isEqualTo("a-b-c");
		assertThat(shapes.join("-")).isEmpty();
		assertThat(shapes.sum(1, 2, 3).block(TIMEOUT)).isEqualTo(6);
	}

	@Test
	void typeVariablesStandForWhatTheInterfaceSays() {
		Shapes shapes = factory.create(Shapes.class);
		assertThat(shapes.find("s1").block(TIMEOUT)).isEqualTo(new Shape("s1", 3));
		assertThat(shapes.all().block(TIMEOUT)).containsExactly(new Shape("a", 1), new Shape("b", 2));
		assertThat(shapes.each().collectList().block(TIMEOUT)).containsExactly(new Shape("a", 1), new Shape("b", 2));
	}

	@Test
	void defaultMethodsOfInterfacesThatAreNotPublicAreJava() {
		assertThat(factory.create(Shapes.class).findFirst("s1", "s2").block(TIMEOUT)).isEqualTo(new Shape("s1", 3));
	}

	@Test
	void overloadsAreRefused() {
		assertThatExceptionOfType(JsModuleDefinitionException.class).isThrownBy(() -> factory.create(Overloaded.class))
			.withMessageContaining("Overloaded overloads a method: find(String) and find(String, int)")
			.withMessageContaining("@JsFunction");
	}

	@Test
	void overloadWithAFunctionOfItsOwnIsCalled() {
		assertThat(factory.create(Named.class).find("s1", 4).block(TIMEOUT)).isEqualTo(new Shape("s1", 4));
	}

	@Test
	void timeoutOfTheInterfaceHoldsUnlessAMethodHasOne() {
		Slow slow = factory.create(Slow.class);
		StepVerifier.create(slow.never()).expectError(TimeoutException.class).verify(TIMEOUT);
		assertThat(slow.late(300).block(TIMEOUT)).isEqualTo("late");
	}

	@Test
	void missingFunctionsAreFoundAlsoInExportsOfExports() {
		assertThat(runtime.importModule("./shapes.mjs")
			.missingFunctions(List.of("find", "tools.area", "tools.volume", "other.area", "", "none"))
			.block(TIMEOUT)).containsExactly("tools.volume", "other.area", "none");
	}

	record Shape(String name, int corners) {
	}

	interface Finder<T> {

		Mono<T> find(String name);

		Mono<List<T>> all();

		Flux<T> each();

	}

	@JsModule("./shapes.mjs")
	interface Shapes extends Finder<Shape> {

		String join(String separator, String... parts);

		Mono<Integer> sum(int... numbers);

		default Mono<Shape> findFirst(String... names) {
			return find(names[0]);
		}

	}

	@JsModule("./shapes.mjs")
	interface Overloaded extends Finder<Shape> {

		Mono<Shape> find(String name, int corners);

	}

	@JsModule("./shapes.mjs")
	interface Named extends Finder<Shape> {

		@JsFunction("findWith")
		Mono<Shape> find(String name, int corners);

	}

	@JsModule(specifier = "./shapes.mjs", timeout = "100ms")
	interface Slow {

		Mono<String> never();

		@JsFunction(timeout = "20s")
		Mono<String> late(int millis);

	}

}
