package dev.jsnode.boot.web;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import reactor.core.scheduler.NonBlocking;
import reactor.netty.resources.LoopResources;

/**
 * The event loops of the web server with a runtime on each. Their threads have the stack
 * that JavaScript needs.
 */
public final class ServerLoops implements LoopResources, AutoCloseable {

	private static final long STACK_SIZE = 8L * 1024 * 1024;

	private static final long QUIET_SECONDS = 0;

	private static final long TIMEOUT_SECONDS = 5;

	private final AtomicInteger threads = new AtomicInteger();

	private final MultiThreadIoEventLoopGroup group;

	/**
	 * Create the loops; their threads start with the first work.
	 * @param count the number of loops, at least 1
	 */
	public ServerLoops(int count) {
		this.group = new MultiThreadIoEventLoopGroup(count, this::thread, NioIoHandler.newFactory());
	}

	/**
	 * Return the loops.
	 * @return the loops, in a fixed order
	 */
	public List<IoEventLoop> all() {
		List<IoEventLoop> all = new ArrayList<>();
		this.group.forEach((executor) -> all.add((IoEventLoop) executor));
		return all;
	}

	@Override
	public EventLoopGroup onServer(boolean useNative) {
		return this.group;
	}

	@Override
	public boolean daemon() {
		return true;
	}

	@Override
	public void close() {
		this.group.shutdownGracefully(QUIET_SECONDS, TIMEOUT_SECONDS, TimeUnit.SECONDS);
	}

	private Thread thread(Runnable work) {
		return new ServerThread(work, "jsnode-http-" + this.threads.incrementAndGet());
	}

	/**
	 * A thread that Reactor lets nobody block.
	 */
	private static final class ServerThread extends FastThreadLocalThread implements NonBlocking {

		ServerThread(Runnable work, String name) {
			super(null, work, name, STACK_SIZE);
			setDaemon(true);
		}

	}

}
