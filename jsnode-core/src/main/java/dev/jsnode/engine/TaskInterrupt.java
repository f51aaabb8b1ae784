package dev.jsnode.engine;

import com.oracle.truffle.api.ThreadLocalAction;
import org.jspecify.annotations.Nullable;

/**
 * Ends the JavaScript task of a thread at its next safepoint, once. Unlike
 * {@code Context.interrupt} it does not wait for the thread to leave its context, which a
 * loop's thread never does.
 */
final class TaskInterrupt extends ThreadLocalAction {

	private final @Nullable GuardedRun run;

	TaskInterrupt() {
		this(null);
	}

	/**
	 * Ends one call in the task.
	 * @param run the call, or {@code null} for the whole task
	 */
	TaskInterrupt(@Nullable GuardedRun run) {
		super(true, false);
		this.run = run;
	}

	@Override
	protected void perform(Access access) {
		if (this.run == null || this.run.isRunning()) {
			throw new Signal(this.run);
		}
	}

	/**
	 * Not one of the engine's own exceptions: JavaScript's {@code catch} does not see it.
	 */
	static final class Signal extends Error {

		private final transient @Nullable GuardedRun run;

		Signal(@Nullable GuardedRun run) {
			super("The task was interrupted", null, false, false);
			this.run = run;
		}

		@Nullable GuardedRun run() {
			return this.run;
		}

	}

}
