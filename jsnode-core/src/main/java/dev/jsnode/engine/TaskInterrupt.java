package dev.jsnode.engine;

import com.oracle.truffle.api.ThreadLocalAction;

/**
 * Ends the JavaScript task of a thread at its next safepoint, once. Unlike
 * {@code Context.interrupt} it does not wait for the thread to leave its context, which a
 * loop's thread never does.
 */
final class TaskInterrupt extends ThreadLocalAction {

	TaskInterrupt() {
		super(true, false);
	}

	@Override
	protected void perform(Access access) {
		throw new Signal();
	}

	/**
	 * Not one of the engine's own exceptions: JavaScript's {@code catch} does not see it.
	 */
	static final class Signal extends Error {

		Signal() {
			super("The task was interrupted", null, false, false);
		}

	}

}
