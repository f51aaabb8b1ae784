package dev.jsnode.builtin;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a connection does differently when TLS is on.
 */
final class TlsSupport {

	private TlsSupport() {
	}

	/** Ends the writing side: first of TLS, if it is on, then of the connection. */
	static ChannelFuture closeNotify(DuplexChannel channel) {
		SslHandler tls = channel.pipeline().get(SslHandler.class);
		if (tls == null) {
			return channel.shutdownOutput();
		}
		ChannelPromise ended = channel.newPromise();
		tls.closeOutbound().addListener((done) -> channel.shutdownOutput(ended));
		return ended;
	}

	/** Closes without a word before the connection is secure. */
	static void close(Channel channel) {
		TlsSession session = session(channel);
		ChannelHandlerContext tls = channel.pipeline().context(TlsSession.HANDLER);
		if (session != null && session.isOver() && tls != null) {
			// The alert that tells the peer why is written after this call.
			channel.eventLoop().execute(tls::close);
		}
		else if (session != null && !session.isEstablished() && tls != null) {
			tls.close();
		}
		else {
			channel.close();
		}
	}

	static void event(SocketHandle socket, Object event) {
		TlsSession session = session(socket.channel());
		if (session == null) {
			return;
		}
		if (event instanceof SslHandshakeCompletionEvent handshake) {
			if (handshake.isSuccess()) {
				session.succeeded();
			}
			else {
				session.failed(handshake.cause());
			}
		}
		else if (event instanceof SslCloseCompletionEvent close && close.isSuccess()) {
			socket.end("EOF");
		}
	}

	static boolean failed(SocketHandle socket, Throwable cause) {
		TlsSession session = session(socket.channel());
		Throwable failure = (cause instanceof DecoderException && cause.getCause() != null) ? cause.getCause() : cause;
		if (session == null || !TlsErrors.isTls(failure)) {
			return false;
		}
		session.failed(failure);
		return true;
	}

	private static @Nullable TlsSession session(@Nullable Channel channel) {
		return (channel != null) ? channel.attr(TlsSession.KEY).get() : null;
	}

}
