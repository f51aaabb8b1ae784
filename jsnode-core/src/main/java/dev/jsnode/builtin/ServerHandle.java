package dev.jsnode.builtin;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.jsnode.loop.Handle;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * A listening socket as JavaScript holds it.
 */
public final class ServerHandle {

	private final BindingContext context;

	private final boolean pipe;

	private final Handle handle;

	private @Nullable Channel channel;

	private @Nullable Path path;

	private boolean mapped;

	private @Nullable Value onConnection;

	private @Nullable Value onPassed;

	/** Where it listens, or is to listen. */
	private @Nullable SocketAddress address;

	/** The server of another life whose socket it waits for, or has passed its own to. */
	private @Nullable ServerHandle other;

	private int backlog;

	private boolean held;

	ServerHandle(BindingContext context, boolean pipe) {
		this.context = context;
		this.pipe = pipe;
		this.handle = context.loop().handle(pipe ? "PipeServerWrap" : "TCPServerWrap");
	}

	/**
	 * A server that listens already; connections come after {@link #accept(Value)}.
	 */
	ServerHandle(BindingContext context, boolean pipe, ServerChannel listening, boolean mapped) {
		this(context, pipe);
		this.mapped = mapped;
		this.channel = listening;
		listening.config().setAutoRead(false);
		listening.pipeline().addLast(new Acceptor());
		NetBinding.register(context, listening);
	}

	/**
	 * Accept connections of a server that was received.
	 * @param listener called with each {@link SocketHandle}
	 */
	@HostAccess.Export
	public void accept(Value listener) {
		this.onConnection = listener;
		if (this.channel != null) {
			this.channel.config().setAutoRead(true);
		}
	}

	/**
	 * Give what is accepted from now on to others: the listener gets each as a
	 * {@link HeldConnection}.
	 */
	@HostAccess.Export
	public void hold() {
		this.held = true;
	}

	/**
	 * Accept nothing here: other processes do, on the same socket.
	 */
	@HostAccess.Export
	public void leaveToOthers() {
		if (this.channel != null) {
			this.channel.config().setAutoRead(false);
		}
	}

	@Nullable Channel channel() {
		return this.channel;
	}

	/**
	 * Bind and listen.
	 * @param host an IP address, or a path
	 * @param port the port; {@code 0} for any
	 * @param backlog how many connections may wait
	 * @param onConnection called with each {@link SocketHandle}
	 * @return {@code null}, or the name of the error
	 */
	@HostAccess.Export
	public @Nullable String listen(String host, int port, int backlog, Value onConnection) {
		this.context.require((guard) -> guard.checkListen(host, this.pipe ? 0 : port));
		this.onConnection = onConnection;
		this.backlog = backlog;
		try {
			SocketAddress wanted = address(host, port);
			String code = bind(host, wanted);
			return ("EADDRINUSE".equals(code) && waitsForAnother(wanted)) ? null : code;
		}
		catch (IOException | RuntimeException ex) {
			return SocketErrors.code(ex);
		}
	}

	private @Nullable String bind(String host, SocketAddress wanted) {
		try {
			ServerChannel server = this.pipe ? new NioServerDomainSocketChannel() : tcp(host);
			server.config().setOption(ChannelOption.SO_BACKLOG, this.backlog);
			server.config().setOption(ChannelOption.SO_REUSEADDR, true);
			server.pipeline().addLast(new Acceptor());
			ChannelFuture registered = NetBinding.register(this.context, server);
			ChannelFuture bound = bind(server, host, wanted);
			Throwable failure = (registered.cause() != null) ? registered.cause() : bound.cause();
			if (failure != null) {
				server.close();
				return SocketErrors.code(failure);
			}
			this.channel = server;
			this.path = (wanted instanceof UnixDomainSocketAddress unix) ? unix.getPath() : null;
			listensAt(this.pipe ? wanted : server.localAddress());
			return null;
		}
		catch (IOException | RuntimeException ex) {
			return SocketErrors.code(ex);
		}
	}

	private static ChannelFuture bind(ServerChannel server, String host, SocketAddress wanted) throws IOException {
		if (wanted instanceof UnixDomainSocketAddress unix) {
			try (SocketPath path = SocketPath.of(host, unix.getPath())) {
				return server.bind(path.address());
			}
		}
		return server.bind(wanted);
	}

	/**
	 * Set what is called when a server of another life has taken the socket.
	 */
	@HostAccess.Export
	public void onPassed(Value listener) {
		this.onPassed = listener;
	}

	private void listensAt(SocketAddress address) {
		this.address = address;
		ServerHandover.Life servers = this.context.host().servers();
		if (servers != null) {
			servers.listens(address, this);
		}
	}

	private boolean waitsForAnother(SocketAddress wanted) {
		ServerHandover.Life servers = this.context.host().servers();
		if (servers == null) {
			return false;
		}
		ServerHandle listening = servers.other(wanted, this.context);
		if (listening == null) {
			return false;
		}
		this.other = listening;
		this.address = wanted;
		this.mapped = listening.mapped;
		servers.waits(this);
		return true;
	}

	boolean isOf(BindingContext life) {
		return this.context == life;
	}

	/**
	 * Take the socket that it waits for. Called from any thread.
	 */
	void takeOver() {
		ServerHandle listening = this.other;
		if (listening != null) {
			listening.context.loop().executeIfOpen(() -> listening.passTo(this));
		}
	}

	/** On the loop's thread. */
	private void passTo(ServerHandle next) {
		Channel listening = this.channel;
		if (listening == null || this.handle.isClosed()) {
			next.context.loop().executeIfOpen(next::bindAtLast);
			return;
		}
		Path passed = this.path;
		this.channel = null;
		this.path = null;
		// It is released later than here: until then nobody would take what is accepted.
		listening.config().setAutoRead(false);
		listening.pipeline().removeLast();
		NetBinding.release(this.context, listening)
			.addListener((released) -> next.context.loop().executeIfOpen(() -> next.adopt(listening, passed)));
		if (this.onPassed != null) {
			this.context.call(this.onPassed);
		}
	}

	private void adopt(Channel listening, @Nullable Path passed) {
		if (this.handle.isClosed()) {
			listening.close();
			return;
		}
		this.channel = listening;
		this.path = passed;
		NetBinding.register(this.context, listening);
		// Not earlier: the handler would be added by the thread that the channel has
		// left.
		listening.pipeline().addLast(new Acceptor());
		listening.config().setAutoRead(true);
		listensAt((passed != null) ? UnixDomainSocketAddress.of(passed) : listening.localAddress());
	}

	/** The other one has closed its server in the meantime. */
	private void bindAtLast() {
		SocketAddress wanted = this.address;
		if (wanted != null && !this.handle.isClosed()) {
			bind(String.valueOf(Addresses.host(wanted, false)), wanted);
		}
	}

	@HostAccess.Export
	public @Nullable String localAddress() {
		return Addresses.host(this.address, false);
	}

	@HostAccess.Export
	public int localPort() {
		return Addresses.port(this.address);
	}

	@HostAccess.Export
	public void ref() {
		this.handle.ref();
	}

	@HostAccess.Export
	public void unref() {
		this.handle.unref();
	}

	@HostAccess.Export
	public boolean hasRef() {
		return this.handle.hasRef();
	}

	/**
	 * Stop listening.
	 * @param callback called in the loop's closing phase; may be null
	 */
	@HostAccess.Export
	public void close(@Nullable Value callback) {
		if (this.handle.isClosed()) {
			return;
		}
		ServerHandover.Life servers = this.context.host().servers();
		if (servers != null && this.address != null) {
			servers.closed(this.address, this);
		}
		if (this.channel != null) {
			this.channel.close();
		}
		if (this.path != null) {
			deleteQuietly(this.path);
		}
		this.handle.close((callback == null || callback.isNull()) ? null : () -> this.context.call(callback));
	}

	private NioServerSocketChannel tcp(String host) throws IOException {
		InetAddress address = InetAddress.getByName(host);
		boolean six = address instanceof Inet6Address;
		this.mapped = six;
		return new NioServerSocketChannel(SelectorProvider.provider(),
				six ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET);
	}

	private SocketAddress address(String host, int port) throws IOException {
		if (this.pipe) {
			return UnixDomainSocketAddress.of(this.context.cwd().resolve(host));
		}
		return new InetSocketAddress(InetAddress.getByName(host), port);
	}

	private static void deleteQuietly(Path path) {
		try {
			Files.deleteIfExists(path);
		}
		catch (IOException ex) {
			// Someone else replaced or removed it.
		}
	}

	private final class Acceptor extends ChannelInboundHandlerAdapter {

		@Override
		public void channelRead(ChannelHandlerContext ctx, Object message) {
			Channel accepted = (Channel) message;
			ServerHandle server = ServerHandle.this;
			server.context.loop().wokenByIo();
			Value listener = server.onConnection;
			if (server.handle.isClosed() || listener == null) {
				accepted.unsafe().closeForcibly();
				return;
			}
			ServerHandover.Life servers = server.context.host().servers();
			if (servers != null) {
				servers.accepted(accepted);
			}
			if (server.held) {
				server.context.call(listener, new HeldConnection(accepted));
				return;
			}
			SocketHandle socket = new SocketHandle(server.context, server.pipe, accepted, server.mapped);
			server.context.call(listener, socket);
		}

		@Override
		public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
			// A failed accept (say, too many files): the server goes on.
		}

	}

}
