package dev.jsnode;

import java.util.Collection;
import java.util.List;

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
	FAILED;

	/** Of the states of several instances the first of these is the runtime's. */
	private static final List<RuntimeState> TELLING = List.of(RUNNING, STARTING, DRAINING, FAILED, STOPPED);

	static RuntimeState of(Collection<RuntimeState> states) {
		return TELLING.stream().filter(states::contains).findFirst().orElse(CREATED);
	}

}
