package dev.jsnode.engine;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Hears of promises that are rejected without a handler and of those that get one later.
 * Called on the loop's thread.
 */
@FunctionalInterface
interface RejectionListener {

	/** A promise without a handler was rejected. */
	int REJECTED = 0;

	/** A rejected promise got its first handler. */
	int HANDLED = 1;

	/** A settled promise was rejected again. */
	int REJECTED_AFTER_RESOLVED = 2;

	/** A settled promise was resolved again. */
	int RESOLVED_AFTER_RESOLVED = 3;

	/**
	 * Called at each such event.
	 * @param event one of the constants
	 * @param promise the promise
	 * @param value the reason or value, if the event has one
	 */
	void onEvent(int event, Value promise, @Nullable Value value);

}
