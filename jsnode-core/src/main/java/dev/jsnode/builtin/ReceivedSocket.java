package dev.jsnode.builtin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;

import com.sun.jna.Memory;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/**
 * A socket that came as a descriptor: what it is, and the handle to use it by.
 *
 * @param fd the descriptor
 * @param family its family
 * @param listening whether it is a server's
 * @param remote whom it is connected to
 */
record ReceivedSocket(int fd, StandardProtocolFamily family, boolean listening, SocketAddress remote) {

	private static final int SOL_SOCKET = 1;

	private static final int SO_ACCEPTCONN = 30;

	private static final int INET = 2;

	private static final int INET6 = 10;

	private static final SocketAddress NAMELESS = UnixDomainSocketAddress.of("");

	static ReceivedSocket of(int fd) throws IOException {
		try (Memory address = Posix.zeros(128)) {
			if (Posix.getsockname(fd, address, new int[] { 128 }) != 0) {
				throw CodedIoException.of("EINVAL");
			}
			StandardProtocolFamily family = switch (address.getShort(0)) {
				case INET -> StandardProtocolFamily.INET;
				case INET6 -> StandardProtocolFamily.INET6;
				default -> StandardProtocolFamily.UNIX;
			};
			int[] listening = new int[1];
			Posix.getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, listening, new int[] { 4 });
			return new ReceivedSocket(fd, family, listening[0] != 0, remote(fd, address));
		}
	}

	Object handle(BindingContext context) throws IOException {
		boolean pipe = this.family == StandardProtocolFamily.UNIX;
		boolean six = this.family == StandardProtocolFamily.INET6;
		if (this.listening) {
			var server = JdkChannels.server(this.fd, this.family);
			return new ServerHandle(context, pipe,
					pipe ? new NioServerDomainSocketChannel(server) : new NioServerSocketChannel(server), six);
		}
		var socket = JdkChannels.socket(this.fd, this.family, this.remote);
		return new SocketHandle(context, pipe,
				pipe ? new NioDomainSocketChannel(null, socket) : new NioSocketChannel(null, socket), six);
	}

	private static SocketAddress remote(int fd, Memory address) throws IOException {
		if (Posix.getpeername(fd, address, new int[] { 128 }) != 0) {
			return NAMELESS;
		}
		int port = ((address.getByte(2) & 0xff) << 8) | (address.getByte(3) & 0xff);
		return switch (address.getShort(0)) {
			case INET -> new InetSocketAddress(InetAddress.getByAddress(address.getByteArray(4, 4)), port);
			case INET6 -> new InetSocketAddress(InetAddress.getByAddress(address.getByteArray(8, 16)), port);
			default -> NAMELESS;
		};
	}

}
