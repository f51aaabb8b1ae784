package dev.jsnode.loop.netty;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.IoEventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import org.jspecify.annotations.Nullable;

/**
 * A place on an event loop of a server. The loop's turns are tasks there: between them
 * the server does its own work, and all sockets of both are served by the one thread. It
 * never waits; the poll phase lasts until {@link #wakeup()} or the next timer.
 */
public final class SharedLoopHost implements NettyLoopHost {

	private final IoEventLoop io;

	private final Runnable turn;

	private final Runnable task = this::run;

	private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private @Nullable Future<?> alarm;

	private long alarmAt;

	private volatile boolean closed;

	/**
	 * Create a place.
	 * @param io the event loop of the server
	 * @param turn runs one turn of the loop; it must not throw
	 */
	public SharedLoopHost(IoEventLoop io, Runnable turn) {
		this.io = io;
		this.turn = turn;
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
			wakeup();
		}
		else if (timeoutNanos > 0) {
			wakeupIn(timeoutNanos);
		}
	}

	/**
	 * An alarm that is due earlier is kept: a turn too many is cheaper than a timer of
	 * Netty's for each.
	 */
	private void wakeupIn(long nanos) {
		long at = System.nanoTime() + nanos;
		if (this.alarm != null && !this.alarm.isDone()) {
			if (this.alarmAt - at <= 0) {
				return;
			}
			this.alarm.cancel(false);
		}
		this.alarmAt = at;
		this.alarm = this.io.schedule(this::wakeup, nanos, TimeUnit.NANOSECONDS);
	}

	@Override
	public void wakeup() {
		if (!this.closed && !this.scheduled.get() && this.scheduled.compareAndSet(false, true)) {
			try {
				this.io.execute(this.task);
			}
			catch (RejectedExecutionException ex) {
				// The server's loop has ended, and with it what runs on it.
				this.closed = true;
			}
		}
	}

	private void run() {
		this.scheduled.set(false);
		if (!this.closed) {
			this.turn.run();
		}
	}

	@Override
	public boolean inLoop() {
		return this.io.inEventLoop();
	}

	/**
	 * Leave the server's loop as it is.
	 */
	@Override
	public void close() {
		this.closed = true;
		if (this.alarm != null) {
			this.alarm.cancel(false);
		}
		this.channels.close();
	}

}
