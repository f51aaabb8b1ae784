package dev.jsnode.loop;

import org.jspecify.annotations.Nullable;

/**
 * A long-lived resource of a loop: a server, a socket, a watcher. An open handle keeps
 * the loop alive while it is referenced. All methods are called on the loop's thread.
 */
public final class Handle {

	private final EventLoop loop;

	private final String type;

	private boolean referenced = true;

	private boolean closed;

	Handle(EventLoop loop, String type) {
		this.loop = loop;
		this.type = type;
		loop.handles().opened(type);
	}

	/**
	 * Return the name of the resource's type as Node gives it, such as
	 * {@code TCPSocketWrap}.
	 * @return the type
	 */
	public String type() {
		return this.type;
	}

	/**
	 * Let this handle keep the loop alive. Has no effect on a closed handle.
	 */
	public void ref() {
		reference(true);
	}

	/**
	 * Let the loop end although this handle is open.
	 */
	public void unref() {
		reference(false);
	}

	/**
	 * Return whether this handle is open and keeps the loop alive.
	 * @return whether it is referenced
	 */
	public boolean hasRef() {
		return this.referenced && !this.closed;
	}

	/**
	 * Return whether {@link #close()} was called.
	 * @return whether it is closed
	 */
	public boolean isClosed() {
		return this.closed;
	}

	/**
	 * Close this handle. Further calls have no effect.
	 */
	public void close() {
		close(null);
	}

	/**
	 * Close this handle and run a callback in the closing phase of this iteration.
	 * @param callback run once; may be {@code null}
	 */
	public void close(@Nullable Runnable callback) {
		if (this.closed) {
			return;
		}
		this.closed = true;
		this.loop.handles().closed(this.type, this.referenced);
		if (callback != null) {
			this.loop.enqueueClosing(callback);
		}
	}

	private void reference(boolean wanted) {
		if (!this.closed && this.referenced != wanted) {
			this.referenced = wanted;
			this.loop.handles().referenced(wanted);
		}
	}

}
