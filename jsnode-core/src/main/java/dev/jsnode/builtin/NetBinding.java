package dev.jsnode.builtin;

import dev.jsnode.loop.netty.NettyLoopHost;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.NetUtil;
import org.graalvm.polyglot.HostAccess;

/**
 * Native side of {@code net}: sockets are Netty channels on the loop's own Netty event
 * loop, so that their events arrive on the thread that runs JavaScript.
 */
public final class NetBinding {

	private final BindingContext context;

	NetBinding(BindingContext context) {
		this.context = context;
	}

	/**
	 * Return a socket that is not connected yet.
	 * @param pipe whether it is a Unix domain socket
	 * @return the socket
	 */
	@HostAccess.Export
	public SocketHandle socket(boolean pipe) {
		return new SocketHandle(this.context, pipe);
	}

	/**
	 * Return a server that does not listen yet.
	 * @param pipe whether it is a Unix domain socket
	 * @return the server
	 */
	@HostAccess.Export
	public ServerHandle server(boolean pipe) {
		return new ServerHandle(this.context, pipe);
	}

	/**
	 * Return the canonical text of an address: lower case, longest run of zeros as
	 * {@code ::}.
	 * @param address a valid address
	 * @return its text
	 */
	@HostAccess.Export
	public String canonical(String address) {
		byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
		return (bytes == null) ? address : NetUtil.bytesToIpAddress(bytes);
	}

	static ChannelFuture release(BindingContext context, Channel channel) {
		return ((NettyLoopHost) context.loopHost()).release(channel);
	}

	static ChannelFuture register(BindingContext context, Channel channel) {
		return ((NettyLoopHost) context.loopHost()).register(channel);
	}

}
