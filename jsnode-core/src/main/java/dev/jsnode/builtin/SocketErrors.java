package dev.jsnode.builtin;

import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Map;

import javax.net.ssl.SSLException;

import io.netty.channel.ConnectTimeoutException;

/**
 * Names of failed socket calls. Java tells them apart only by the system's message.
 */
final class SocketErrors {

	private static final Map<String, String> CODE_BY_MESSAGE = Map.ofEntries(
			Map.entry("connection refused", "ECONNREFUSED"), Map.entry("connection reset", "ECONNRESET"),
			Map.entry("connection timed out", "ETIMEDOUT"), Map.entry("broken pipe", "EPIPE"),
			Map.entry("address already in use", "EADDRINUSE"),
			Map.entry("cannot assign requested address", "EADDRNOTAVAIL"), Map.entry("permission denied", "EACCES"),
			Map.entry("operation not permitted", "EPERM"), Map.entry("no route to host", "EHOSTUNREACH"),
			Map.entry("network is unreachable", "ENETUNREACH"), Map.entry("network unreachable", "ENETUNREACH"),
			Map.entry("no such file or directory", "ENOENT"), Map.entry("not a directory", "ENOTDIR"),
			Map.entry("is a directory", "EISDIR"), Map.entry("too many open files", "EMFILE"),
			Map.entry("invalid argument", "EINVAL"), Map.entry("address family not supported", "EAFNOSUPPORT"),
			Map.entry("protocol family not supported", "EAFNOSUPPORT"), Map.entry("protocol wrong type", "EPROTOTYPE"),
			Map.entry("not a socket", "ENOTSOCK"), Map.entry("unix domain path too long", "EINVAL"),
			Map.entry("file name too long", "ENAMETOOLONG"),
			Map.entry("software caused connection abort", "ECONNABORTED"));

	private SocketErrors() {
	}

	/**
	 * Return libuv's name for what failed.
	 * @param failure the exception
	 * @return such as {@code ECONNREFUSED}
	 */
	static String code(Throwable failure) {
		if (failure instanceof ClosedChannelException) {
			return "EPIPE";
		}
		if (failure instanceof ConnectTimeoutException || failure instanceof SocketTimeoutException) {
			return "ETIMEDOUT";
		}
		if (failure instanceof UnresolvedAddressException) {
			return "ENOTFOUND";
		}
		String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
		for (Map.Entry<String, String> entry : CODE_BY_MESSAGE.entrySet()) {
			if (message.contains(entry.getKey())) {
				return entry.getValue();
			}
		}
		if (failure instanceof NoRouteToHostException) {
			return "EHOSTUNREACH";
		}
		return (failure instanceof SSLException) ? "EPROTO" : "EIO";
	}

}
