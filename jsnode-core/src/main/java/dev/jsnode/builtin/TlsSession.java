package dev.jsnode.builtin;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.AbstractSniHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * TLS of one connection. JavaScript hears through its listener: {@code verify(error)}
 * while the handshake waits, {@code hello(servername)} on a server that chooses
 * certificates, {@code alpn(protocols)}, {@code done()} and {@code failed(error)}.
 */
public final class TlsSession {

	static final AttributeKey<TlsSession> KEY = AttributeKey.valueOf(TlsSession.class, "session");

	static final String HANDLER = "tls";

	private final BindingContext context;

	private final SocketHandle socket;

	private final Value listener;

	private @Nullable TlsContext tls;

	private @Nullable SSLEngine engine;

	private @Nullable Promise<TlsContext> chosen;

	private X509Certificate @Nullable [] peer;

	private @Nullable String servername;

	private @Nullable String selected;

	private boolean refused;

	private boolean established;

	private boolean over;

	TlsSession(BindingContext context, SocketHandle socket, Value listener) {
		this.context = context;
		this.socket = socket;
		this.listener = listener;
	}

	/**
	 * Begin as a client.
	 * @param tls keys and authorities
	 * @param name the server's name for SNI; empty for none
	 * @param protocols for ALPN, best first
	 */
	@HostAccess.Export
	public void client(TlsContext tls, String name, Value protocols) {
		this.tls = tls;
		SSLEngine created = tls.engine(this);
		this.engine = created;
		created.setUseClientMode(true);
		SSLParameters parameters = created.getSSLParameters();
		if (!name.isEmpty()) {
			parameters.setServerNames(List.of(serverName(name)));
		}
		parameters.setApplicationProtocols(strings(protocols));
		created.setSSLParameters(parameters);
		Channel channel = channel();
		channel.pipeline().addFirst(HANDLER, handler(created));
		channel.read();
	}

	/**
	 * Begin as a server.
	 * @param tls keys and authorities
	 * @param options letters: {@code r} asks for a certificate, {@code R} insists on one,
	 * {@code s} asks JavaScript for another context, {@code a} asks JavaScript for the
	 * protocol
	 * @param protocols for ALPN, best first
	 */
	@HostAccess.Export
	public void server(TlsContext tls, String options, Value protocols) {
		this.tls = tls;
		String[] names = strings(protocols);
		Channel channel = channel();
		channel.pipeline().addFirst(HANDLER, new Hello(tls, options, names));
		channel.read();
	}

	/**
	 * Answer {@code hello}.
	 * @param other keys and authorities instead of the server's own; may be {@code null}
	 */
	@HostAccess.Export
	public void choose(@Nullable TlsContext other) {
		Promise<TlsContext> waiting = this.chosen;
		TlsContext own = this.tls;
		if (waiting != null && own != null) {
			this.chosen = null;
			waiting.trySuccess((other != null) ? other : own);
		}
	}

	/**
	 * Answer {@code verify}: the peer is not wanted.
	 */
	@HostAccess.Export
	public void refuse() {
		this.refused = true;
	}

	/**
	 * Answer {@code alpn}.
	 * @param protocol one of the client's; {@code null} ends the handshake
	 */
	@HostAccess.Export
	public void select(@Nullable String protocol) {
		this.selected = protocol;
	}

	/**
	 * Handle bytes that were read before TLS began.
	 */
	@HostAccess.Export
	public void feed(Value arrayBuffer, int offset, int length) {
		byte[] bytes = this.context.bytes(arrayBuffer);
		channel().pipeline().fireChannelRead(Unpooled.copiedBuffer(bytes, offset, length));
	}

	@HostAccess.Export
	public @Nullable String protocol() {
		SSLEngine own = this.engine;
		return (this.established && own != null) ? own.getSession().getProtocol() : null;
	}

	/** The standard name of the cipher suite. */
	@HostAccess.Export
	public @Nullable String cipher() {
		SSLEngine own = this.engine;
		return (this.established && own != null) ? own.getSession().getCipherSuite() : null;
	}

	/** What ALPN chose; empty for nothing. */
	@HostAccess.Export
	public String applicationProtocol() {
		SSLEngine own = this.engine;
		String protocol = (own != null) ? own.getApplicationProtocol() : null;
		return (protocol != null) ? protocol : "";
	}

	/** The name that the client asked for; {@code null} for none. */
	@HostAccess.Export
	public @Nullable String servername() {
		return this.servername;
	}

	/** The certificate of the peer; {@code null} if it has none. */
	@HostAccess.Export
	public @Nullable CertificateHandle peerCertificate() {
		X509Certificate[] chain = peer();
		TlsContext own = this.tls;
		if (chain == null || own == null) {
			return null;
		}
		return new CertificateHandle(this.context, CertificateHandle.complete(chain, own.authorities()), 0);
	}

	/** The certificate that the peer was shown; {@code null} if it was none. */
	@HostAccess.Export
	public @Nullable CertificateHandle certificate() {
		SSLEngine own = this.engine;
		var shown = (own != null) ? own.getSession().getLocalCertificates() : null;
		if (shown == null || shown.length == 0) {
			return null;
		}
		return new CertificateHandle(this.context, List.of(Arrays.copyOf(shown, shown.length, X509Certificate[].class)),
				0);
	}

	boolean isEstablished() {
		return this.established;
	}

	boolean isOver() {
		return this.over;
	}

	boolean accepts(X509Certificate[] chain, boolean server) {
		this.peer = chain;
		TlsContext own = this.tls;
		if (own != null && !this.socket.isClosed()) {
			tell("verify", own.verify(chain, server));
		}
		return !this.refused && !this.socket.isClosed();
	}

	void succeeded() {
		this.established = true;
		release();
		tell("done");
	}

	void failed(Throwable cause) {
		release();
		String reason = TlsErrors.reason(cause);
		// A connection that only ended is told by its end.
		if (reason != null && !this.over) {
			this.over = true;
			tell("failed", reason);
		}
	}

	private void release() {
		if (this.tls != null && this.engine != null) {
			this.tls.release(this.engine);
		}
	}

	private void tell(String event, @Nullable Object... arguments) {
		if (!this.socket.isClosed()) {
			this.context.loop().wokenByIo();
			this.context.call(this.listener.getMember(event), arguments);
		}
	}

	private X509Certificate @Nullable [] peer() {
		SSLEngine own = this.engine;
		if (this.peer == null && own != null && this.established) {
			try {
				var sent = own.getSession().getPeerCertificates();
				this.peer = Arrays.copyOf(sent, sent.length, X509Certificate[].class);
			}
			catch (SSLPeerUnverifiedException ex) {
				return null;
			}
		}
		return this.peer;
	}

	private Channel channel() {
		Channel channel = this.socket.channel();
		if (channel == null) {
			throw new IllegalStateException("Not connected");
		}
		channel.attr(KEY).set(this);
		return channel;
	}

	// JavaScript keeps the time.
	private static SslHandler handler(SSLEngine engine) {
		SslHandler handler = new SslHandler(engine);
		handler.setHandshakeTimeoutMillis(0);
		return handler;
	}

	private static SNIServerName serverName(String name) {
		try {
			return new SNIHostName(name);
		}
		catch (IllegalArgumentException ex) {
			// Java is stricter than the names in use, say with underscores.
			return new SNIServerName(0, name.getBytes(StandardCharsets.US_ASCII)) {
			};
		}
	}

	private static String[] strings(Value array) {
		List<String> all = new ArrayList<>();
		for (long i = 0; i < array.getArraySize(); i++) {
			all.add(array.getArrayElement(i).asString());
		}
		return all.toArray(String[]::new);
	}

	/** Reads the name in the client's first message, and becomes the TLS handler. */
	private final class Hello extends AbstractSniHandler<TlsContext> {

		private final TlsContext own;

		private final String options;

		private final String[] protocols;

		Hello(TlsContext own, String options, String[] protocols) {
			super(0L);
			this.own = own;
			this.options = options;
			this.protocols = protocols;
		}

		@Override
		protected Future<TlsContext> lookup(ChannelHandlerContext ctx, String hostname) {
			TlsSession session = TlsSession.this;
			session.servername = hostname;
			if (hostname == null || this.options.indexOf('s') == -1) {
				return ctx.executor().newSucceededFuture(this.own);
			}
			Promise<TlsContext> promise = ctx.executor().newPromise();
			session.chosen = promise;
			tell("hello", hostname);
			return promise;
		}

		@Override
		protected void onLookupComplete(ChannelHandlerContext ctx, String hostname, Future<TlsContext> future) {
			if (!future.isSuccess() || TlsSession.this.socket.isClosed()) {
				return;
			}
			TlsContext selectedContext = future.getNow();
			TlsSession.this.tls = selectedContext;
			SSLEngine created = selectedContext.engine(TlsSession.this);
			TlsSession.this.engine = created;
			created.setUseClientMode(false);
			SSLParameters parameters = created.getSSLParameters();
			if (this.options.indexOf('R') != -1) {
				parameters.setNeedClientAuth(true);
			}
			else {
				parameters.setWantClientAuth(this.options.indexOf('r') != -1);
			}
			parameters.setApplicationProtocols(this.protocols);
			created.setSSLParameters(parameters);
			if (this.options.indexOf('a') != -1) {
				created.setHandshakeApplicationProtocolSelector((negotiating, offered) -> {
					TlsSession.this.selected = null;
					tell("alpn", String.join("\n", offered));
					return TlsSession.this.selected;
				});
			}
			ctx.pipeline().replace(this, HANDLER, handler(created));
		}

	}

}
