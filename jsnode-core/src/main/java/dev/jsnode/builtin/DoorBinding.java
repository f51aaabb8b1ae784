package dev.jsnode.builtin;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import dev.jsnode.context.HostContext;
import dev.jsnode.http.HttpDoor;
import dev.jsnode.http.HttpHandler;
import dev.jsnode.http.HttpListener;
import dev.jsnode.http.HttpReply;
import dev.jsnode.http.HttpRequest;
import dev.jsnode.loop.Handle;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Native side of {@code http} servers that listen at the host's door.
 */
public final class DoorBinding {

	/** Requests that one runtime answers at the same time; more are refused. */
	private static final int MAX_REQUESTS = 10_000;

	private final BindingContext context;

	private final @Nullable HttpDoor door;

	/** Also those that still wait in the loop's inbox. */
	private final Set<DoorExchange> exchanges = ConcurrentHashMap.newKeySet();

	private volatile boolean abandoned;

	private @Nullable HttpListener listener;

	private @Nullable Handle handle;

	DoorBinding(BindingContext context) {
		this.context = context;
		this.door = context.host().httpDoor();
		context.onClose(this::abandon);
	}

	@HostAccess.Export
	public boolean exists() {
		return this.door != null;
	}

	@HostAccess.Export
	public boolean isMounted() {
		return this.door != null && this.door.isMounted();
	}

	@HostAccess.Export
	public boolean isOpen() {
		return this.listener != null;
	}

	@HostAccess.Export
	public boolean standaloneServers() {
		return this.door != null && this.door.standaloneServers();
	}

	/**
	 * Open the door.
	 * @param onRequest called as {@code (exchange, method, url)} with each
	 * {@link DoorExchange}
	 * @param onSignal called as {@code (channel, what)} with what was attached to an
	 * exchange and {@code written} or the code of an error
	 */
	@HostAccess.Export
	public void open(Value onRequest, Value onSignal) {
		assert this.door != null : "there is a door";
		this.handle = this.context.loop().handle("TCPServerWrap");
		this.listener = this.door.open(new Handler(onRequest, onSignal));
	}

	@HostAccess.Export
	public @Nullable String localAddress() {
		InetSocketAddress address = (this.listener != null) ? this.listener.address() : null;
		return Addresses.host(address, false);
	}

	@HostAccess.Export
	public int localPort() {
		InetSocketAddress address = (this.listener != null) ? this.listener.address() : null;
		return Addresses.port(address);
	}

	@HostAccess.Export
	public void close() {
		if (this.listener != null) {
			this.listener.close();
			this.listener = null;
		}
		if (this.handle != null) {
			this.handle.close();
		}
	}

	@HostAccess.Export
	public void ref() {
		if (this.handle != null) {
			this.handle.ref();
		}
	}

	@HostAccess.Export
	public void unref() {
		if (this.handle != null) {
			this.handle.unref();
		}
	}

	/** The runtime ends: nobody answers what is open. */
	private void abandon() {
		close();
		this.abandoned = true;
		this.exchanges.forEach(this::abandon);
	}

	/** Of two threads that see the end, one tells the client. */
	private void abandon(DoorExchange exchange) {
		if (this.exchanges.remove(exchange)) {
			exchange.abandon();
		}
	}

	/**
	 * Takes requests, on threads of the host.
	 */
	private final class Handler implements HttpHandler {

		private final Value onRequest;

		private final Value onSignal;

		private final AtomicInteger load = new AtomicInteger();

		Handler(Value onRequest, Value onSignal) {
			this.onRequest = onRequest;
			this.onSignal = onSignal;
		}

		@Override
		public Mono<HttpReply> handle(HttpRequest request) {
			return Mono.create((sink) -> arrive(request, sink));
		}

		@Override
		public boolean isHere() {
			return DoorBinding.this.context.loop().inLoop() && load() < MAX_REQUESTS;
		}

		@Override
		public int load() {
			return DoorBinding.this.context.loop().isStopped() ? Integer.MAX_VALUE : this.load.get();
		}

		private void arrive(HttpRequest request, MonoSink<HttpReply> sink) {
			if (load() >= MAX_REQUESTS) {
				sink.error(new RejectedExecutionException("The runtime ends, or has too many requests to answer"));
				return;
			}
			DoorExchange exchange = new DoorExchange(DoorBinding.this.context, request, sink, this::closed,
					this.onSignal);
			if (DoorBinding.this.context.carriesContext() || HostContext.hasMdc()) {
				exchange.context(HostContext.capture(DoorBinding.this.context.host().contexts(), sink.contextView()));
			}
			sink.onCancel(exchange::clientGone);
			this.load.incrementAndGet();
			DoorBinding.this.exchanges.add(exchange);
			try {
				DoorBinding.this.context.host()
					.run(() -> DoorBinding.this.context.call(this.onRequest, exchange, request.method(),
							request.target()));
			}
			catch (RejectedExecutionException ex) {
				abandon(exchange);
			}
			if (DoorBinding.this.abandoned) {
				abandon(exchange);
			}
		}

		private void closed(DoorExchange exchange) {
			if (DoorBinding.this.exchanges.remove(exchange)) {
				this.load.decrementAndGet();
			}
		}

	}

}
