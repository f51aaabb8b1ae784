package dev.jsnode.builtin;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

import dev.jsnode.http.HttpDoor;
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

	private final BindingContext context;

	private final @Nullable HttpDoor door;

	private final Set<DoorExchange> exchanges = new HashSet<>();

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
	public boolean isOpen() {
		return this.listener != null;
	}

	@HostAccess.Export
	public boolean standaloneServers() {
		return this.door != null && this.door.standaloneServers();
	}

	/**
	 * Open the door.
	 * @param onRequest called with each {@link DoorExchange}
	 */
	@HostAccess.Export
	public void open(Value onRequest) {
		assert this.door != null : "there is a door";
		this.handle = this.context.loop().handle("TCPServerWrap");
		this.listener = this.door.open((request) -> Mono.create((sink) -> arrive(request, sink, onRequest)));
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

	/** On a thread of the host. */
	private void arrive(HttpRequest request, MonoSink<HttpReply> sink, Value onRequest) {
		DoorExchange exchange = new DoorExchange(this.context, request, sink, this.exchanges::remove);
		sink.onCancel(exchange::clientGone);
		try {
			this.context.loop().execute(() -> {
				this.exchanges.add(exchange);
				this.context.call(onRequest, exchange);
			});
		}
		catch (RejectedExecutionException ex) {
			sink.error(ex);
		}
	}

	/** The runtime ends: nobody answers what is open. */
	private void abandon() {
		close();
		Set<DoorExchange> open = Set.copyOf(this.exchanges);
		this.exchanges.clear();
		open.forEach(DoorExchange::abandon);
	}

}
