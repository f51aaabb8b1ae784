package dev.jsnode.benchmarks.calls;

import dev.jsnode.boot.bridge.JsModule;
import reactor.core.publisher.Mono;

/**
 * The functions of {@code calls.js} as a bean.
 */
@JsModule("./calls/calls.js")
interface Calls {

	Mono<Integer> add(int a, int b);

	Mono<Order> price(Order order);

}
