package dev.jsnode.loop;

/**
 * The phases of an iteration, in the order in which they run.
 */
public enum Phase {

	/** Timers that are due. */
	TIMERS,

	/** I/O callbacks put off from the previous iteration. */
	PENDING,

	/** Hooks that run before the loop decides how long to wait. */
	IDLE_PREPARE,

	/** I/O callbacks and work handed over by other threads. */
	POLL,

	/** {@code setImmediate} callbacks. */
	CHECK,

	/** Callbacks of closed handles. */
	CLOSING

}
