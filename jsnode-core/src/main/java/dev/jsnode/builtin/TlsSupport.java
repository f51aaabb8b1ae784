package dev.jsnode.builtin;

import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;

/**
 * What a connection does differently when TLS is on.
 */
final class TlsSupport {

	private TlsSupport() {
	}

	static ChannelFuture closeNotify(DuplexChannel channel) {
		return channel.shutdownOutput();
	}

	static void event(SocketHandle socket, Object event) {
	}

	static boolean failed(SocketHandle socket, Throwable cause) {
		return false;
	}

}
