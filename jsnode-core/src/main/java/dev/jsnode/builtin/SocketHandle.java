package dev.jsnode.builtin;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;

import dev.jsnode.loop.EventLoop;
import dev.jsnode.loop.Handle;
import dev.jsnode.loop.Request;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import jdk.net.ExtendedSocketOptions;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * A connection as JavaScript holds it: a Netty channel whose events are calls of one
 * listener each. Reads happen only between {@link #readStart()} and {@link #readStop()}.
 */
public final class SocketHandle {

	/**
	 * What {@link #flush()} and its kin return while the system has not taken all bytes.
	 */
	private static final String PENDING = "pending";

	private static final ChannelOption<Integer> KEEP_ALIVE_IDLE = NioChannelOption
		.of(ExtendedSocketOptions.TCP_KEEPIDLE);

	private static final ChannelOption<Integer> KEEP_ALIVE_INTERVAL = NioChannelOption
		.of(ExtendedSocketOptions.TCP_KEEPINTERVAL);

	private static final ChannelOption<Integer> KEEP_ALIVE_PROBES = NioChannelOption
		.of(ExtendedSocketOptions.TCP_KEEPCOUNT);

	/** Linux refuses more. */
	private static final int MAX_KEEP_ALIVE_IDLE = 32_767;

	private final BindingContext context;

	private final boolean pipe;

	private final Handle handle;

	private @Nullable Channel channel;

	private @Nullable Value onRead;

	private @Nullable Value onWritten;

	private @Nullable HttpParser parser;

	private @Nullable Value onParse;

	private @Nullable ChannelFuture lastWrite;

	private boolean reading;

	private boolean ended;

	private boolean mapped;

	private boolean handedOver;

	private long bytesRead;

	SocketHandle(BindingContext context, boolean pipe) {
		this.context = context;
		this.pipe = pipe;
		this.handle = context.loop().handle(pipe ? "PipeWrap" : "TCPSocketWrap");
	}

	SocketHandle(BindingContext context, boolean pipe, Channel accepted, boolean mapped) {
		this(context, pipe);
		this.mapped = mapped;
		open(accepted);
	}

	/**
	 * Set who hears of this connection.
	 * @param onRead called as {@code (null, arrayBuffer)}, {@code ('EOF')} or
	 * {@code (errorName)}
	 * @param onWritten called as {@code (errorName | null)} when a pending write is over
	 */
	@HostAccess.Export
	public void listen(Value onRead, Value onWritten) {
		this.onRead = onRead;
		this.onWritten = onWritten;
	}

	/**
	 * Give what is read to an HTTP parser instead.
	 * @param parser the parser; {@code null} ends it
	 * @param onParse called when the parser has input; may be {@code null}
	 */
	@HostAccess.Export
	public void consume(@Nullable HttpParser parser, @Nullable Value onParse) {
		this.parser = parser;
		this.onParse = onParse;
	}

	/**
	 * Connect.
	 * @param host an IP address, or a path
	 * @param port the port
	 * @param localAddress the address to bind to; may be {@code null}
	 * @param localPort the port to bind to; {@code 0} for any
	 * @param callback called once as {@code (errorName | null)}
	 * @return {@code null}, or the name of an error before it began
	 */
	@HostAccess.Export
	public @Nullable String connect(String host, int port, @Nullable String localAddress, int localPort,
			Value callback) {
		this.context.require((guard) -> guard.checkNet(host, this.pipe ? 0 : port));
		try {
			SocketAddress remote = remote(host, port);
			Channel created = this.pipe ? new NioDomainSocketChannel() : tcp((InetSocketAddress) remote);
			open(created);
			if (localAddress != null || localPort != 0) {
				String any = host.contains(":") ? "::" : "0.0.0.0";
				ChannelFuture bound = created.bind(new InetSocketAddress(
						InetAddress.getByName((localAddress != null) ? localAddress : any), localPort));
				if (bound.cause() != null) {
					return SocketErrors.code(bound.cause());
				}
			}
			Request request = this.context.loop().request(this.pipe ? "PipeConnectWrap" : "TCPConnectWrap");
			ChannelFuture connecting = connect(created, host, remote);
			if (connecting.isDone()) {
				this.context.loop().defer(() -> connected(connecting, request, callback));
			}
			else {
				connecting.addListener((done) -> connected(done, request, callback));
			}
			return null;
		}
		catch (IOException | RuntimeException ex) {
			return SocketErrors.code(ex);
		}
	}

	@HostAccess.Export
	public void readStart() {
		this.reading = true;
		if (this.channel != null) {
			this.channel.config().setAutoRead(true);
		}
	}

	@HostAccess.Export
	public void readStop() {
		this.reading = false;
		if (this.channel != null) {
			this.channel.config().setAutoRead(false);
		}
	}

	/**
	 * Write bytes.
	 * @return {@code null} when the system has taken them, {@code "pending"}, or the name
	 * of an error
	 */
	@HostAccess.Export
	public @Nullable String write(Value arrayBuffer, int offset, int length) {
		append(arrayBuffer, offset, length);
		return flush();
	}

	/**
	 * Write text.
	 * @return {@code null} when the system has taken it, {@code "pending"}, or the name
	 * of an error
	 */
	@HostAccess.Export
	public @Nullable String writeText(String text, boolean latin1) {
		appendText(text, latin1);
		return flush();
	}

	/**
	 * Add bytes to what {@link #flush()} writes.
	 */
	@HostAccess.Export
	public void append(Value arrayBuffer, int offset, int length) {
		add(Unpooled.wrappedBuffer(this.context.bytes(arrayBuffer), offset, length));
	}

	/**
	 * Add text to what {@link #flush()} writes.
	 * @param text the text
	 * @param latin1 whether it is written as Latin-1, else as UTF-8
	 * @return the number of bytes
	 */
	@HostAccess.Export
	public int appendText(String text, boolean latin1) {
		Channel open = this.channel;
		if (open == null) {
			return 0;
		}
		ByteBuf buffer;
		if (latin1) {
			byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
			buffer = Unpooled.wrappedBuffer(bytes);
		}
		else {
			buffer = open.alloc().buffer(ByteBufUtil.utf8MaxBytes(text.length()));
			ByteBufUtil.writeUtf8(buffer, text);
		}
		int length = buffer.readableBytes();
		add(buffer);
		return length;
	}

	@HostAccess.Export
	public @Nullable String flush() {
		Channel open = this.channel;
		ChannelFuture last = this.lastWrite;
		if (open == null || last == null) {
			return "EBADF";
		}
		this.lastWrite = null;
		open.flush();
		if (last.isDone()) {
			return (last.cause() != null) ? SocketErrors.code(last.cause()) : null;
		}
		Request request = this.context.loop().request("WriteWrap");
		last.addListener((done) -> notify(done, request, this.onWritten));
		return PENDING;
	}

	/**
	 * Tell the peer that nothing more is written.
	 * @param callback called once as {@code (errorName | null)}
	 */
	@HostAccess.Export
	public void shutdown(Value callback) {
		Request request = this.context.loop().request("ShutdownWrap");
		if (!(this.channel instanceof DuplexChannel duplex)) {
			this.context.loop().defer(() -> {
				request.done();
				this.context.call(callback, "ENOTCONN");
			});
			return;
		}
		ChannelFuture shutdown = TlsSupport.closeNotify(duplex);
		if (shutdown.isDone()) {
			this.context.loop().defer(() -> notify(shutdown, request, callback));
		}
		else {
			shutdown.addListener((done) -> notify(done, request, callback));
		}
	}

	/**
	 * Close the connection.
	 * @param reset whether the peer sees a reset
	 * @param callback called in the loop's closing phase; may be null
	 */
	@HostAccess.Export
	public void close(boolean reset, @Nullable Value callback) {
		if (this.handle.isClosed()) {
			return;
		}
		this.handle.close((callback == null || callback.isNull()) ? null : () -> this.context.call(callback));
		this.parser = null;
		if (this.channel != null && this.handedOver) {
			closeDescriptor(this.channel);
		}
		else if (this.channel != null) {
			if (reset && !this.pipe) {
				this.channel.config().setOption(ChannelOption.SO_LINGER, 0);
			}
			TlsSupport.close(this.channel);
		}
	}

	/**
	 * Say that another process has this connection now: {@link #close} is to close this
	 * process's descriptor only.
	 */
	@HostAccess.Export
	public void handOver() {
		this.handedOver = true;
	}

	@HostAccess.Export
	public void setNoDelay(boolean noDelay) {
		option(ChannelOption.TCP_NODELAY, noDelay);
	}

	/**
	 * As libuv's {@code uv_tcp_keepalive}, which repeats probes each second, ten times.
	 * @param keepAlive whether the system probes a connection on which nothing comes
	 * @param idleSeconds after how long it begins to; where it is not above zero, or more
	 * than the system takes, the system's own values stay
	 */
	@HostAccess.Export
	public void setKeepAlive(boolean keepAlive, int idleSeconds) {
		option(ChannelOption.SO_KEEPALIVE, keepAlive);
		if (keepAlive && idleSeconds > 0 && idleSeconds <= MAX_KEEP_ALIVE_IDLE) {
			option(KEEP_ALIVE_IDLE, idleSeconds);
			option(KEEP_ALIVE_INTERVAL, 1);
			option(KEEP_ALIVE_PROBES, 10);
		}
	}

	@HostAccess.Export
	public @Nullable String remoteAddress() {
		return (this.channel != null) ? Addresses.host(this.channel.remoteAddress(), this.mapped) : null;
	}

	@HostAccess.Export
	public int remotePort() {
		return (this.channel != null) ? Addresses.port(this.channel.remoteAddress()) : 0;
	}

	@HostAccess.Export
	public @Nullable String localAddress() {
		return (this.channel != null) ? Addresses.host(this.channel.localAddress(), this.mapped) : null;
	}

	@HostAccess.Export
	public int localPort() {
		return (this.channel != null) ? Addresses.port(this.channel.localAddress()) : 0;
	}

	@HostAccess.Export
	public double bytesRead() {
		return this.bytesRead;
	}

	@HostAccess.Export
	public double writeQueueSize() {
		Channel open = this.channel;
		return (open != null && open.unsafe().outboundBuffer() != null)
				? open.unsafe().outboundBuffer().totalPendingWriteBytes() : 0;
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

	BindingContext context() {
		return this.context;
	}

	@Nullable Channel channel() {
		return this.channel;
	}

	boolean isClosed() {
		return this.handle.isClosed();
	}

	private void open(Channel opened) {
		this.channel = opened;
		opened.config().setAutoRead(this.reading);
		opened.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
		opened.config().setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(1024, 16384, 65536));
		if (!this.pipe) {
			opened.config().setConnectTimeoutMillis(0);
		}
		opened.pipeline().addLast("jsnode", new Reader());
		NetBinding.register(this.context, opened);
	}

	/**
	 * It leaves the selector first: Java shuts a registered socket down, for all who have
	 * it.
	 */
	private void closeDescriptor(Channel given) {
		given.deregister();
		EventLoop loop = this.context.loop();
		loop.executeIfOpen(() -> loop.executeIfOpen(() -> given.unsafe().closeForcibly()));
	}

	private static NioSocketChannel tcp(InetSocketAddress remote) {
		boolean six = remote.getAddress() instanceof Inet6Address;
		return new NioSocketChannel(SelectorProvider.provider(),
				six ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET);
	}

	private static ChannelFuture connect(Channel created, String host, SocketAddress remote) throws IOException {
		if (remote instanceof UnixDomainSocketAddress unix) {
			try (SocketPath path = SocketPath.of(host, unix.getPath())) {
				return created.connect(path.address());
			}
		}
		return created.connect(remote);
	}

	private SocketAddress remote(String host, int port) throws IOException {
		if (this.pipe) {
			return UnixDomainSocketAddress.of(this.context.cwd().resolve(host));
		}
		return new InetSocketAddress(InetAddress.getByName(host), port);
	}

	private void connected(Future<?> connecting, Request request, Value callback) {
		request.done();
		if (!this.handle.isClosed()) {
			this.context.loop().wokenByIo();
			this.context.call(callback, error(connecting));
		}
	}

	private void add(ByteBuf buffer) {
		Channel open = this.channel;
		if (open == null) {
			buffer.release();
			return;
		}
		this.lastWrite = open.write(buffer);
	}

	private void notify(Future<?> done, Request request, @Nullable Value callback) {
		request.done();
		if (callback != null) {
			this.context.loop().wokenByIo();
			this.context.loop().defer(() -> this.context.call(callback, error(done)));
		}
	}

	private static @Nullable String error(Future<?> done) {
		return (done.cause() != null) ? SocketErrors.code(done.cause()) : null;
	}

	private <T> void option(ChannelOption<T> option, T value) {
		if (this.channel != null && this.channel.isOpen()) {
			this.channel.config().setOption(option, value);
		}
	}

	private void deliver(ByteBuf input) {
		int length = input.readableBytes();
		if (length == 0 || this.handle.isClosed()) {
			return;
		}
		this.bytesRead += length;
		byte[] bytes = new byte[length];
		input.readBytes(bytes);
		this.context.loop().wokenByIo();
		HttpParser consumer = this.parser;
		Value listener = (consumer != null) ? this.onParse : this.onRead;
		if (listener == null) {
			return;
		}
		if (consumer != null) {
			consumer.add(bytes, 0, length);
			this.context.call(listener);
		}
		else {
			this.context.call(listener, null, this.context.arrayBuffer(bytes));
		}
	}

	void end(String reason) {
		Value listener = this.onRead;
		if (!this.ended && !this.handle.isClosed() && listener != null) {
			this.ended = true;
			this.context.loop().wokenByIo();
			this.context.loop().defer(() -> {
				if (!this.handle.isClosed()) {
					this.context.call(listener, reason);
				}
			});
		}
	}

	private final class Reader extends ChannelInboundHandlerAdapter {

		@Override
		public void channelRead(ChannelHandlerContext ctx, Object message) {
			ByteBuf input = (ByteBuf) message;
			try {
				deliver(input);
			}
			finally {
				input.release();
			}
		}

		@Override
		public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
			if (event instanceof ChannelInputShutdownEvent) {
				end("EOF");
			}
			else {
				TlsSupport.event(SocketHandle.this, event);
			}
		}

		@Override
		public void channelInactive(ChannelHandlerContext ctx) {
			end("EOF");
		}

		@Override
		public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
			if (!TlsSupport.failed(SocketHandle.this, cause) && cause instanceof IOException) {
				end(SocketErrors.code(cause));
			}
		}

	}

}
