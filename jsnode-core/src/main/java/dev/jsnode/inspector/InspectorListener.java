package dev.jsnode.inspector;

/**
 * Hears of the inspector. Called from any thread; must not block.
 */
public interface InspectorListener {

	/**
	 * It listens.
	 * @param url where clients connect
	 */
	default void listening(String url) {
	}

	/**
	 * A client has connected.
	 */
	default void attached() {
	}

	/**
	 * The program is over and waits for clients to go.
	 */
	default void waitingForDisconnect() {
	}

}
