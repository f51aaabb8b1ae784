package dev.jsnode.builtin;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

/**
 * Socket addresses as Node shows them.
 */
final class Addresses {

	private Addresses() {
	}

	/**
	 * Return the IP address, or the path of a Unix domain socket.
	 * @param address the address, if there is one
	 * @param mapped whether an IPv4 address is shown as seen from an IPv6 socket
	 * @return the text
	 */
	static @Nullable String host(@Nullable SocketAddress address, boolean mapped) {
		if (address instanceof InetSocketAddress inet) {
			InetAddress ip = inet.getAddress();
			String text = NetUtil.toAddressString(ip);
			return (mapped && ip instanceof Inet4Address) ? "::ffff:" + text : text;
		}
		return (address instanceof UnixDomainSocketAddress unix) ? unix.getPath().toString() : null;
	}

	static int port(@Nullable SocketAddress address) {
		return (address instanceof InetSocketAddress inet) ? inet.getPort() : 0;
	}

}
