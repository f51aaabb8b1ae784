package dev.jsnode;

/**
 * Stands for an {@code AbortSignal} among the arguments of a call. The JavaScript
 * function gets a signal in its place, and cancelling the {@code Mono} or {@code Flux}
 * aborts it.
 */
public final class AbortSignal {

	/**
	 * The signal of the call it is an argument of.
	 */
	public static final AbortSignal OF_CALL = new AbortSignal();

	private AbortSignal() {
	}

}
