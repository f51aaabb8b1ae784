package dev.jsnode.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Holds what is written until someone takes it. What is held counts for Netty as not yet
 * written, so that data of streams stays behind while the connection is slow.
 */
final class OutputGate extends ChannelOutboundHandlerAdapter {

	private boolean open;

	private int held;

	private long flushes;

	/** Lets the next flush through, and only that. */
	void open() {
		this.open = true;
	}

	void shut() {
		this.open = false;
	}

	/** How many writes wait. */
	int held() {
		return this.held;
	}

	/** How often what was held was let through. */
	long flushes() {
		return this.flushes;
	}

	@Override
	public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
		this.held++;
		ctx.write(message, promise);
	}

	@Override
	public void flush(ChannelHandlerContext ctx) {
		if (this.open) {
			this.open = false;
			this.held = 0;
			this.flushes++;
			ctx.flush();
		}
	}

	@Override
	public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
		// The socket is somebody else's.
		promise.setSuccess();
	}

}
