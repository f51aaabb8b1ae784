package dev.jsnode.boot.test.app;

import dev.jsnode.boot.bridge.JsFunction;
import dev.jsnode.boot.bridge.JsModule;
import reactor.core.publisher.Mono;

/**
 * A module of JavaScript.
 */
@JsModule("./maths.mjs")
public interface Maths {

	/**
	 * Double a number.
	 * @param x the number
	 * @return twice the number
	 */
	@JsFunction("double")
	Mono<Integer> twice(int x);

}
