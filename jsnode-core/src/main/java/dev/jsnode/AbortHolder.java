package dev.jsnode;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the controller whose signal a function was given, on the loop's thread.
 */
interface AbortHolder {

	/**
	 * Return the controller.
	 */
	@Nullable Value abortController();

	/**
	 * Keep a controller.
	 */
	void abortController(Value controller);

}
