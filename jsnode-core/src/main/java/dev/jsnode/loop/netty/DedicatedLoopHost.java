package dev.jsnode.loop.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.ImmediateEventExecutor;

/**
 * A thread of its own for one loop. Netty's selector is the loop's poll phase: sockets,
 * wake-ups and the next timer end the same wait, and the callbacks of sockets run on the
 * thread that runs JavaScript.
 */
public final class DedicatedLoopHost implements NettyLoopHost {

	private final ManualIoEventLoop io;

	private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

	/**
	 * Create a host for the calling thread.
	 */
	public DedicatedLoopHost() {
		this.io = new ManualIoEventLoop(Thread.currentThread(), NioIoHandler.newFactory());
	}

	@Override
	public ChannelFuture register(Channel channel) {
		this.channels.add(channel);
		return this.io.register(channel);
	}

	@Override
	public ChannelFuture release(Channel channel) {
		this.channels.remove(channel);
		return channel.deregister();
	}

	@Override
	public void poll(long timeoutNanos) {
		if (timeoutNanos == 0) {
			this.io.runNow();
		}
		else {
			this.io.run((timeoutNanos < 0) ? Long.MAX_VALUE : timeoutNanos);
		}
	}

	@Override
	public void wakeup() {
		this.io.wakeup();
	}

	@Override
	public boolean inLoop() {
		return this.io.inEventLoop();
	}

	@Override
	public void close() {
		this.channels.close();
		this.io.runNow();
		this.io.shutdown();
		while (!this.io.isTerminated()) {
			this.io.runNow();
		}
	}

}
