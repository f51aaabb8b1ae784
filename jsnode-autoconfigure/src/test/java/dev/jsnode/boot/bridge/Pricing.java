package dev.jsnode.boot.bridge;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;

@JsModule("./pricing.js")
interface Pricing {

	Mono<Quote> quote(Order order);

	CompletionStage<String> kinds(Order order);

	@JsFunction(signal = true)
	Flux<Offer> offers(String sku);

	byte[] reverse(byte[] bytes);

	@JsFunction("reverse")
	Mono<ByteBuffer> reverseBuffer(ByteBuffer bytes);

	@JsFunction("reverse")
	Mono<DataBuffer> reverseData(DataBuffer bytes);

	Instant next(Instant when);

	BigInteger factorial(BigInteger n);

	Set<String> names(List<String> names);

	Map<String, Offer> byName();

	void nothing();

	@JsFunction("nothing")
	int noNumber();

	Mono<Void> fail();

	@JsFunction(timeout = "200ms")
	Mono<String> never();

	@JsFunction("tools.double")
	int twice(int n);

	Mono<Offer> raised(@Nullable Offer offer, int by);

	Mono<Offer> raisedLater(Offer offer, int by);

	@JsFunction("tools.raised")
	Mono<Offer> raisedByTool(Offer offer, int by);

	Mono<Offer> priceAsText(Offer offer);

	Mono<Offer> broken(Offer offer);

	Mono<Offer> brokenLater(Offer offer);

	Mono<Map<String, Object>> inStock(String sku);

	Mono<Integer> unknownSku();

	default int four() {
		return twice(2);
	}

	record Order(String sku, int quantity, Instant wanted, byte[] bytes, BigInteger id) {
	}

	record Quote(String sku, double total, Instant wanted, List<String> tags, @Nullable String note) {
	}

	record Offer(String sku, int price) {
	}

}
