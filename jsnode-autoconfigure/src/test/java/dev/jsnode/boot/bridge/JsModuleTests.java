package dev.jsnode.boot.bridge;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import dev.jsnode.NodeException;
import dev.jsnode.boot.autoconfigure.JsNodeAutoConfiguration;
import dev.jsnode.boot.bridge.Pricing.Offer;
import dev.jsnode.boot.bridge.Pricing.Order;
import dev.jsnode.boot.bridge.Pricing.Quote;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JsModule @JsModule} interfaces and {@link JsExposed @JsExposed} beans.
 */
class JsModuleTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final Order ORDER = new Order("A1", 2, Instant.ofEpochMilli(1_700_000_000_123L), new byte[] { 1 },
			BigInteger.TEN);

	private static ConfigurableApplicationContext context;

	private static Pricing pricing;

	@BeforeAll
	static void start() {
		context = new SpringApplicationBuilder(Config.class).web(WebApplicationType.NONE).run();
		pricing = context.getBean(Pricing.class);
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Test
	void interfaceIsABeanNamedLikeAComponent() {
		assertThat(context.getBeanNamesForType(Pricing.class)).containsExactly("pricing");
		assertThat(pricing).hasToString("Pricing of './pricing.js'");
	}

	@Test
	void recordsCrossBothWays() {
		assertThat(pricing.quote(ORDER).block(TIMEOUT))
			.isEqualTo(new Quote("A1", 5, ORDER.wanted(), List.of("a", "b"), null));
	}

	@Test
	void componentsOfRecordsKeepTheirKind() {
		assertThat(pricing.kinds(ORDER).toCompletableFuture().join()).isEqualTo("true true bigint");
	}

	@Test
	void fluxIsPulledAsRequestedAndEndsWhenCancelled() {
		StepVerifier.create(pricing.offers("A1"), 2)
			.expectNext(new Offer("A1", 1), new Offer("A1", 2))
			.thenRequest(1)
			.expectNext(new Offer("A1", 3))
			.thenCancel()
			.verify(TIMEOUT);
	}

	@Test
	void binaryDataCrossesAsBytesAndBuffers() {
		byte[] bytes = { 1, 2, 3 };
		assertThat(pricing.reverse(bytes)).containsExactly(3, 2, 1);
		assertThat(pricing.reverseBuffer(ByteBuffer.wrap(bytes)).block(TIMEOUT))
			.isEqualTo(ByteBuffer.wrap(new byte[] { 3, 2, 1 }));
		DataBuffer buffer = DefaultDataBufferFactory.sharedInstance.wrap(bytes);
		assertThat(pricing.reverseData(buffer).map(DataBuffer::readableByteCount).block(TIMEOUT)).isEqualTo(3);
	}

	@Test
	void datesBigIntegersSetsAndMapsCross() {
		assertThat(pricing.next(Instant.EPOCH)).isEqualTo(Instant.ofEpochMilli(1));
		assertThat(pricing.factorial(BigInteger.valueOf(25))).isEqualTo("15511210043330985984000000");
		assertThat(pricing.names(List.of("a", "b"))).containsExactly("A", "B");
		assertThat(pricing.byName()).containsExactly(Map.entry("a", new Offer("A", 1)));
	}

	@Test
	void undefinedIsNothingOrRefusedForAPrimitive() {
		pricing.nothing();
		assertThatExceptionOfType(BridgeConversionException.class).isThrownBy(() -> pricing.noNumber())
			.withMessageContaining("Pricing.noNumber");
	}

	@Test
	void functionOfAnExportAndDefaultMethodAreCalled() {
		assertThat(pricing.twice(21)).isEqualTo(42);
		assertThat(pricing.four()).isEqualTo(4);
	}

	@Test
	void recordsWithPlainComponentsCrossWithOtherArguments() {
		Offer raised = new Offer("A1", 5);
		assertThat(pricing.raised(new Offer("A1", 3), 2).block(TIMEOUT)).isEqualTo(raised);
		assertThat(pricing.raisedLater(new Offer("A1", 3), 2).block(TIMEOUT)).isEqualTo(raised);
		assertThat(pricing.raisedByTool(new Offer("A1", 3), 2).block(TIMEOUT)).isEqualTo(raised);
	}

	@Test
	void nullInPlaceOfARecordIsNull() {
		assertThat(pricing.raised(null, 2).block(TIMEOUT)).isNull();
	}

	@Test
	void resultWithoutTheShapeOfItsRecordIsConverted() {
		assertThat(pricing.priceAsText(new Offer("A1", 3)).block(TIMEOUT)).isEqualTo(new Offer("A1", 3));
	}

	@Test
	void getterThatThrowsFailsTheCall() {
		Offer offer = new Offer("A1", 3);
		for (Mono<Offer> call : List.of(pricing.broken(offer), pricing.brokenLater(offer))) {
			assertThatExceptionOfType(NodeException.class).isThrownBy(() -> call.block(TIMEOUT))
				.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("RangeError"))
				.withMessageContaining("no price of it");
		}
	}

	@Test
	void errorArrivesAsNodeException() {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> pricing.fail().block(TIMEOUT))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("TypeError"))
			.withMessageContaining("no price");
	}

	@Test
	void callThatTakesTooLongTimesOut() {
		StepVerifier.create(pricing.never()).expectError(TimeoutException.class).verify(TIMEOUT);
	}

	@Test
	void openedBeanIsCalledFromJavaScript() {
		assertThat(pricing.inStock("A1").block(TIMEOUT))
			.isEqualTo(Map.of("stock", 7, "reserved", "2 of A1", "levels", List.of(1, 2, 3)));
	}

	@Test
	void exceptionOfABeanIsTheCause() {
		assertThatExceptionOfType(NodeException.class).isThrownBy(() -> pricing.unknownSku().block(TIMEOUT))
			.withCauseInstanceOf(IllegalArgumentException.class)
			.withMessageContaining("no such sku");
	}

	@Test
	void onlyOpenedMethodsCanBeCalled() {
		ExposedBeans beans = context.getBean(ExposedBeans.class);
		assertThat(beans.modules()).containsOnlyKeys("inventory");
		assertThat(beans.modules().get("inventory").functions()).containsExactlyInAnyOrder("stock", "reserve",
				"levels");
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage
	@ImportAutoConfiguration({ JacksonAutoConfiguration.class, JsNodeAutoConfiguration.class })
	static class Config {

		@Bean
		Inventory inventory() {
			return new WarehouseInventory();
		}

		@Bean
		String closed() {
			return "not opened";
		}

	}

	@JsExposed
	interface Inventory {

		Mono<Integer> stock(String sku);

		String reserve(Reservation reservation);

		Flux<Level> levels(String sku);

	}

	record Reservation(String sku, int quantity) {
	}

	record Level(int amount) {
	}

	static class WarehouseInventory implements Inventory {

		@Override
		public Mono<Integer> stock(String sku) {
			return sku.equals("A1") ? Mono.just(7) : Mono.error(new IllegalArgumentException("no such sku"));
		}

		@Override
		public String reserve(Reservation reservation) {
			return reservation.quantity() + " of " + reservation.sku();
		}

		@Override
		public Flux<Level> levels(String sku) {
			return Flux.range(1, 3).map(Level::new);
		}

		public String secret() {
			return "not opened";
		}

	}

}
