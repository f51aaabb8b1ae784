package dev.jsnode.loop;

/**
 * A short-lived operation, such as a file read on the thread pool: it keeps the loop
 * alive until it is {@link #done()}. Used on the loop's thread.
 */
public final class Request {

	private final EventLoop loop;

	private final String type;

	private boolean done;

	Request(EventLoop loop, String type) {
		this.loop = loop;
		this.type = type;
		loop.requests().opened(type);
	}

	/**
	 * End the request. Further calls have no effect.
	 */
	public void done() {
		if (!this.done) {
			this.done = true;
			this.loop.requests().closed(this.type, true);
		}
	}

}
