package dev.jsnode.inspector;

/**
 * A client of the inspector, as the server sees it.
 */
interface InspectorClient {

	/**
	 * A message of the client. On the server's thread.
	 */
	void receive(String message);

	/**
	 * The client is gone. On the server's thread.
	 */
	void closed();

	/**
	 * Pause at the next statement that is not the runtime's own. Called from any thread.
	 */
	void pauseAtNextStatement();

	/**
	 * Whether the client wants to hear of {@code console}. Called from any thread.
	 */
	boolean wantsConsole();

	/**
	 * Tell the client of a call of {@code console}. Called from any thread.
	 */
	void console(String type, String arguments, String frames);

	/**
	 * Tell the client that the program is over. Called from any thread.
	 */
	void programEnded();

	/**
	 * Where messages for the client go.
	 */
	interface Connection {

		void send(String message);

		void close();

	}

}
