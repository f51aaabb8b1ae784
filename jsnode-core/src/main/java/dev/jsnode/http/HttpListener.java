package dev.jsnode.http;

import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;

/**
 * An open door. Called on the loop's thread.
 */
public interface HttpListener {

	/**
	 * Return where the web server listens.
	 * @return the address; {@code null} before the web server has started
	 */
	@Nullable InetSocketAddress address();

	/**
	 * Close the door: no request comes after this. Those that are being answered go on.
	 */
	void close();

}
