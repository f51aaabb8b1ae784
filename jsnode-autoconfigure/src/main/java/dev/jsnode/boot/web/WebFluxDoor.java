package dev.jsnode.boot.web;

import java.net.InetSocketAddress;
import java.util.function.IntSupplier;

import dev.jsnode.http.HttpDoor;
import dev.jsnode.http.HttpHandler;
import dev.jsnode.http.HttpListener;
import org.jspecify.annotations.Nullable;

/**
 * The application's web server as the runtime sees it. Safe for use by several threads.
 */
public final class WebFluxDoor implements HttpDoor {

	private final boolean standaloneServers;

	private final IntSupplier port;

	private volatile @Nullable HttpHandler handler;

	private volatile boolean opened;

	/**
	 * Create a closed door.
	 * @param standaloneServers whether further servers may listen on ports of their own
	 * @param port the web server's port; zero or less while it is not known
	 */
	public WebFluxDoor(boolean standaloneServers, IntSupplier port) {
		this.standaloneServers = standaloneServers;
		this.port = port;
	}

	@Override
	public HttpListener open(HttpHandler newHandler) {
		this.handler = newHandler;
		this.opened = true;
		return new OpenDoor(newHandler);
	}

	@Override
	public boolean standaloneServers() {
		return this.standaloneServers;
	}

	/**
	 * Return whether JavaScript has ever listened: before, requests are not meant for it.
	 */
	boolean wasOpened() {
		return this.opened;
	}

	/**
	 * Return who answers.
	 * @return the handler, or {@code null} while nobody listens
	 */
	@Nullable HttpHandler handler() {
		return this.handler;
	}

	private final class OpenDoor implements HttpListener {

		private final HttpHandler own;

		OpenDoor(HttpHandler own) {
			this.own = own;
		}

		@Override
		public @Nullable InetSocketAddress address() {
			int known = WebFluxDoor.this.port.getAsInt();
			return (known > 0) ? new InetSocketAddress("0.0.0.0", known) : null;
		}

		@Override
		public void close() {
			if (WebFluxDoor.this.handler == this.own) {
				WebFluxDoor.this.handler = null;
			}
		}

	}

}
