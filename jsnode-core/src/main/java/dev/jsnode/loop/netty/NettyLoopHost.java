package dev.jsnode.loop.netty;

import dev.jsnode.loop.LoopHost;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;

/**
 * A host whose I/O is Netty's.
 */
public interface NettyLoopHost extends LoopHost {

	/**
	 * Register a channel with the event loop, so that it is closed with this host at the
	 * latest. Called on the loop's thread.
	 * @param channel the channel
	 * @return the outcome, which is there at once
	 */
	ChannelFuture register(Channel channel);

	/**
	 * Give a channel away, to be registered with another event loop. Called on the loop's
	 * thread.
	 * @param channel the channel
	 * @return completes when another may have it
	 */
	ChannelFuture release(Channel channel);

}
