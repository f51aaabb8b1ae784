package dev.jsnode.demo;

import dev.jsnode.boot.bridge.JsFunction;
import dev.jsnode.boot.bridge.JsModule;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The functions of {@code pricing.js}.
 */
@JsModule("./pricing.js")
interface Pricing {

	Mono<Quote> quote(String sku, int qty);

	@JsFunction(signal = true)
	Flux<Offer> offers(String sku);

	Mono<Quote> fail();

}
