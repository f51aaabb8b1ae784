package dev.jsnode.inspector;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where the inspector listens.
 *
 * @param host a name or an address
 * @param port a port; 0 for any that is free
 */
public record InspectorAddress(String host, int port) {

	/** Node's default. */
	public static final InspectorAddress DEFAULT = new InspectorAddress("127.0.0.1", 9229);

	private static final int LOWEST_PORT = 1024;

	private static final int HIGHEST_PORT = 65535;

	/**
	 * Parse what {@code --inspect} takes.
	 * @param text {@code [host:]port} or a host; {@code [::1]:port} for IPv6
	 * @return the address; what is not given is as in {@link #DEFAULT}
	 * @throws IllegalArgumentException if the port is none
	 */
	public static InspectorAddress parse(String text) {
		int colon = text.lastIndexOf(':');
		boolean bracketed = text.startsWith("[");
		if (bracketed && colon < text.indexOf(']')) {
			colon = -1;
		}
		if (colon < 0) {
			return isDigits(text) ? new InspectorAddress(DEFAULT.host, port(text))
					: new InspectorAddress(withoutBrackets(text), DEFAULT.port);
		}
		return new InspectorAddress(withoutBrackets(text.substring(0, colon)), port(text.substring(colon + 1)));
	}

	/**
	 * Return whether only this machine can connect.
	 * @return {@code false} also for a name that is not known
	 */
	public boolean isLoopback() {
		try {
			return InetAddress.getByName(this.host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	InetSocketAddress toSocketAddress() {
		return new InetSocketAddress(this.host, this.port);
	}

	@Override
	public String toString() {
		return (this.host.contains(":") ? "[" + this.host + "]" : this.host) + ":" + this.port;
	}

	private static String withoutBrackets(String host) {
		return (host.startsWith("[") && host.endsWith("]")) ? host.substring(1, host.length() - 1) : host;
	}

	private static boolean isDigits(String text) {
		return !text.isEmpty() && text.chars().allMatch((c) -> c >= '0' && c <= '9');
	}

	private static int port(String text) {
		int port = (isDigits(text) && text.length() <= 5) ? Integer.parseInt(text) : -1;
		if (port != 0 && (port < LOWEST_PORT || port > HIGHEST_PORT)) {
			throw new IllegalArgumentException("must be 0 or in range 1024 to 65535.");
		}
		return port;
	}

}
