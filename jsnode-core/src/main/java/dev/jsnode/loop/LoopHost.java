package dev.jsnode.loop;

/**
 * The thread an event loop lives on, and the I/O it polls there. This is all that the
 * loop knows of its placement: a host of its own ({@code dedicated}) blocks in
 * {@link #poll(long)}, a host that shares a server's event loop returns at once and runs
 * the next turn when {@link #wakeup()} or the due time asks for it.
 */
public interface LoopHost {

	/**
	 * Wait for I/O and run its callbacks. Called on the loop's thread only.
	 * @param timeoutNanos how long to wait at most in nanoseconds; {@code 0} polls
	 * without waiting, a negative value waits until {@link #wakeup()}
	 */
	void poll(long timeoutNanos);

	/**
	 * End a wait in {@link #poll(long)}, or keep the next one from starting. Called from
	 * any thread.
	 */
	void wakeup();

	/**
	 * Return whether the caller is on the loop's thread. Called from any thread.
	 * @return {@code true} on the loop's thread
	 */
	boolean inLoop();

	/**
	 * Release the host's I/O resources. Called on the loop's thread, once, after the last
	 * turn.
	 */
	void close();

}
