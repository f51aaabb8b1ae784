package dev.jsnode;

/**
 * Where a runtime is in its life.
 */
public enum RuntimeState {

	/** Made, not started. */
	CREATED,

	/** The loop's thread comes up and loads the entry module. */
	STARTING,

	/** Takes calls. */
	RUNNING,

	/** Takes no new calls and finishes those it has. */
	DRAINING,

	/** Ended as asked. */
	STOPPED,

	/** Ended by an error that nothing handled, or by {@code process.exit}. */
	FAILED

}
