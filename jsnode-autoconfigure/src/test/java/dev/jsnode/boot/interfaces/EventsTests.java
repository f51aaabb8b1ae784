package dev.jsnode.boot.interfaces;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.jsnode.NodeException;
import dev.jsnode.NodeModule;
import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.bridge.BridgeMapper;
import dev.jsnode.boot.bridge.ExposedEvents;
import dev.jsnode.boot.bridge.JsEvent;
import dev.jsnode.boot.bridge.JsExposed;
import dev.jsnode.boot.bridge.JsModule;
import dev.jsnode.boot.bridge.JsModuleDefinitionException;
import dev.jsnode.boot.bridge.JsModuleProxyFactory;
import dev.jsnode.boot.bridge.ModuleRuntime;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for events of JavaScript in Java and of Spring in JavaScript.
 */
class EventsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static NodeRuntime runtime;

	private static JsModuleProxyFactory factory;

	private static NodeModule module;

	private static final BridgeMapper mapper = new BridgeMapper(JsonMapper.builder().build());

	@BeforeAll
	static void start() {
		runtime = NodeRuntime.builder().build();
		runtime.start();
		factory = new JsModuleProxyFactory((name) -> new ModuleRuntime(runtime, TIMEOUT), mapper);
		module = runtime.importModule("./ticker.mjs");
	}

	@AfterAll
	static void stop() {
		runtime.close();
	}

	@Test
	void eventsOfAnEmitterArrive() {
		List<Tick> ticks = Collections.synchronizedList(new ArrayList<>());
		Disposable subscription = factory.create(Ticker.class).ticks().subscribe(ticks::add);
		awaitListeners(2);
		module.call("tick", Map.of("at", 1)).block(TIMEOUT);
		module.call("tick", Map.of("at", 2)).block(TIMEOUT);
		await().atMost(TIMEOUT).until(() -> ticks.size() == 2);
		assertThat(ticks).containsExactly(new Tick(1), new Tick(2));
		subscription.dispose();
		awaitListeners(0);
	}

	@Test
	void severalArgumentsAreAList() {
		StepVerifier.create(factory.create(Ticker.class).pairs())
			.then(() -> awaitListeners(2))
			.then(() -> module.call("tick", 1, "a").block(TIMEOUT))
			.expectNext(List.of(1, "a"))
			.thenCancel()
			.verify(TIMEOUT);
		awaitListeners(0);
	}

	@Test
	void errorOfTheEmitterEndsTheEvents() {
		StepVerifier.create(factory.create(Ticker.class).ticks())
			.then(() -> awaitListeners(2))
			.then(() -> module.call("fail", "broken").block(TIMEOUT))
			.verifyErrorMatches((error) -> error instanceof NodeException node && node.getName().equals("TypeError"));
		awaitListeners(0);
	}

	@Test
	void moreEventsThanMayWaitEndTheEvents() {
		StepVerifier.create(factory.create(Ticker.class).few(), 0)
			.then(() -> awaitListeners(2))
			.then(() -> Flux.range(1, 3).concatMap((at) -> module.call("tick", Map.of("at", at))).blockLast(TIMEOUT))
			.thenRequest(Long.MAX_VALUE)
			.expectNext(new Tick(1), new Tick(2))
			.verifyErrorMatches((error) -> error instanceof NodeException node
					&& "ERR_JSNODE_TOO_MANY_EVENTS".equals(node.getCode()));
		awaitListeners(0);
	}

	@Test
	void whatIsNoEmitterIsFound() {
		assertThat(module.missingEmitters(List.of("ticker", "notAnEmitter", "none", "")).block(TIMEOUT))
			.containsExactly("notAnEmitter", "none", "");
		assertThat(factory.emitters(Ticker.class)).containsExactly("ticker");
		assertThat(factory.functions(Ticker.class)).isEmpty();
	}

	@Test
	void methodOfEventsMustReturnAFlux() {
		assertThatExceptionOfType(JsModuleDefinitionException.class).isThrownBy(() -> factory.create(Wrong.class))
			.withMessageContaining("@JsEvent");
	}

	@Test
	void openedEventsOfTheApplicationReachJavaScript() {
		NodeModule listening = runtime.importModule("./listening.mjs");
		listening.load().block(TIMEOUT);
		GenericApplicationContext context = new GenericApplicationContext();
		context
			.addApplicationListener(new ExposedEvents(() -> List.of(runtime), mapper, Set.of(Foreign.class.getName())));
		context.refresh();
		context.publishEvent(new OrderPlaced("o-1", 3));
		context.publishEvent(new StockChanged(this, "A1"));
		context.publishEvent(new Foreign("x"));
		context.publishEvent(new Closed("secret"));
		context.close();
		assertThat(told(listening)).isEqualTo(List.of(List.of("OrderPlaced", Map.of("id", "o-1", "items", 3)),
				List.of("stock", Map.of("sku", "A1", "timestamp", timestamp(listening))),
				List.of("Foreign", Map.of("name", "x"))));
	}

	@Test
	void listenerRunsInTheContextOfThePublisher() {
		NodeModule listening = runtime.importModule("./listening.mjs");
		listening.load().block(TIMEOUT);
		MDC.put("order", "o-3");
		try {
			runtime.publish("Traced", null);
		}
		finally {
			MDC.remove("order");
		}
		assertThat(listening.call("all").block(TIMEOUT)).asInstanceOf(InstanceOfAssertFactories.LIST)
			.contains(List.of("Traced", "o-3"));
	}

	private static Object timestamp(NodeModule listening) {
		return ((Map<?, ?>) told(listening).get(1).get(1)).get("timestamp");
	}

	/**
	 * What the application has published.
	 */
	@SuppressWarnings("unchecked")
	private static List<List<Object>> told(NodeModule listening) {
		List<List<Object>> all = (List<List<Object>>) listening.call("all").block(TIMEOUT);
		return all.stream().filter((event) -> !event.get(0).equals("Traced")).toList();
	}

	private static void awaitListeners(int count) {
		await().atMost(TIMEOUT).until(() -> module.call("listeners").block(TIMEOUT).equals(count));
	}

	record Tick(int at) {
	}

	@JsModule("./ticker.mjs")
	interface Ticker {

		@JsEvent(value = "tick", emitter = "ticker")
		Flux<Tick> ticks();

		@JsEvent(value = "tick", emitter = "ticker")
		Flux<List<Object>> pairs();

		@JsEvent(value = "tick", emitter = "ticker", capacity = 2)
		Flux<Tick> few();

	}

	@JsModule("./ticker.mjs")
	interface Wrong {

		@JsEvent("tick")
		Mono<Tick> tick();

	}

	@JsExposed
	record OrderPlaced(String id, int items) {
	}

	record Foreign(String name) {
	}

	record Closed(String secret) {
	}

	@JsExposed("stock")
	static class StockChanged extends ApplicationEvent {

		private final String sku;

		StockChanged(Object source, String sku) {
			super(source);
			this.sku = sku;
		}

		public String getSku() {
			return this.sku;
		}

	}

}
