package dev.jsnode.http;

/**
 * The way in for requests: a web server that this runtime is part of. The first HTTP
 * server that JavaScript lets listen opens it.
 */
public interface HttpDoor {

	/**
	 * Open the door. Called on the loop's thread. Where a runtime has several instances,
	 * each opens it, and requests are distributed among their handlers.
	 * @param handler who answers from now on
	 * @return what closes it
	 */
	HttpListener open(HttpHandler handler);

	/**
	 * Return whether a server can open the door.
	 * @return {@code false} if the web server passes no requests to this runtime
	 */
	default boolean isMounted() {
		return true;
	}

	/**
	 * Return whether servers may listen on ports of their own while the door is open.
	 * @return whether they may
	 */
	boolean standaloneServers();

}
