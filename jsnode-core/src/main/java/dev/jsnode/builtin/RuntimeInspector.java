package dev.jsnode.builtin;

import org.jspecify.annotations.Nullable;

/**
 * The JVM's debugger as a runtime sees it. Called on the loop's thread.
 */
public interface RuntimeInspector {

	/**
	 * Return whether a client wants to hear of {@code console}.
	 * @return whether one does
	 */
	boolean wantsConsole();

	/**
	 * Tell clients of a call of {@code console}.
	 * @param type the kind of call as the protocol names it
	 * @param arguments the arguments, a JSON array of the protocol's remote objects
	 * @param frames the JSON array of the protocol's call frames
	 */
	void console(String type, String arguments, String frames);

	/**
	 * Return where clients connect.
	 * @return a URL, {@code null} while it does not listen
	 */
	@Nullable String url();

	/**
	 * Listen for clients. Where that is not possible a message says so.
	 * @param host a name or an address
	 * @param port the port; 0 for any
	 */
	void open(String host, int port);

	/** Listen no longer and disconnect clients. */
	void close();

	/**
	 * Wait until a client lets the program run. Blocks.
	 * @throws InterruptedException if the thread is interrupted
	 */
	void awaitClient() throws InterruptedException;

	/**
	 * Begin a profile of this runtime.
	 * @param micros the time between two samples in microseconds
	 */
	void startProfile(int micros);

	/**
	 * End the profile.
	 * @return the profile as Chrome reads it, {@code null} if none was begun
	 */
	@Nullable String stopProfile();

}
