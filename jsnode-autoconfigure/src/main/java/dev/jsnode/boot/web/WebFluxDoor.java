package dev.jsnode.boot.web;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

import dev.jsnode.http.HttpDoor;
import dev.jsnode.http.HttpHandler;
import dev.jsnode.http.HttpListener;
import org.jspecify.annotations.Nullable;

/**
 * The application's web server as the runtime sees it. Safe for use by several threads.
 */
public final class WebFluxDoor implements HttpDoor {

	private final boolean mounted;

	private final boolean standaloneServers;

	private final IntSupplier port;

	private final List<HttpHandler> handlers = new CopyOnWriteArrayList<>();

	private volatile boolean opened;

	/**
	 * Create a closed door.
	 * @param mounted whether the web server passes requests to it
	 * @param standaloneServers whether further servers may listen on ports of their own
	 * @param port the web server's port; zero or less while it is not known
	 */
	public WebFluxDoor(boolean mounted, boolean standaloneServers, IntSupplier port) {
		this.mounted = mounted;
		this.standaloneServers = standaloneServers;
		this.port = port;
	}

	@Override
	public HttpListener open(HttpHandler newHandler) {
		this.handlers.add(newHandler);
		this.opened = true;
		return new OpenDoor(newHandler);
	}

	@Override
	public boolean isMounted() {
		return this.mounted;
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
	 * Choose who answers: the runtime on the caller's thread, or else the one with the
	 * fewest requests.
	 * @return the handler, or {@code null} while nobody listens
	 */
	@Nullable HttpHandler handler() {
		HttpHandler chosen = null;
		int least = Integer.MAX_VALUE;
		for (HttpHandler handler : this.handlers) {
			if (handler.isHere()) {
				return handler;
			}
			int load = handler.load();
			if (chosen == null || load < least) {
				chosen = handler;
				least = load;
			}
		}
		return chosen;
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
			WebFluxDoor.this.handlers.remove(this.own);
		}

	}

}
