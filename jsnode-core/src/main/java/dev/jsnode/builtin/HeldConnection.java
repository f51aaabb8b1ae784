package dev.jsnode.builtin;

import io.netty.channel.Channel;
import org.graalvm.polyglot.HostAccess;

/**
 * A connection that was accepted for another process. It is never registered with the
 * selector: closing it here must not shut it down there.
 */
public final class HeldConnection {

	private final Channel channel;

	HeldConnection(Channel channel) {
		this.channel = channel;
	}

	Channel channel() {
		return this.channel;
	}

	/**
	 * Close this process's descriptor.
	 */
	@HostAccess.Export
	public void close() {
		this.channel.unsafe().closeForcibly();
	}

}
