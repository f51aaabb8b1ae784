package dev.jsnode.inspector;

/**
 * What sessions tell the inspector. Called from any thread.
 */
interface InspectorHub {

	/**
	 * A client lets the program run.
	 */
	void ready();

	/**
	 * A session has paused JavaScript, or lets it go on.
	 */
	void paused(boolean paused);

	/**
	 * A client is gone and its session is over.
	 */
	void left(InspectorClient client);

}
