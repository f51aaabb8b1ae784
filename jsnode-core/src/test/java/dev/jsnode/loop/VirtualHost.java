package dev.jsnode.loop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * A host without a clock of its own: waiting moves the virtual time to the end of the
 * wait.
 */
class VirtualHost implements LoopHost, Ticker {

	final List<String> log = new ArrayList<>();

	final Queue<Runnable> io = new ArrayDeque<>();

	private long nanos;

	void advance(long millis) {
		this.nanos += millis * 1_000_000;
	}

	long millis() {
		return this.nanos / 1_000_000;
	}

	@Override
	public long nanoTime() {
		return this.nanos;
	}

	@Override
	public void poll(long timeoutNanos) {
		Runnable event = this.io.poll();
		if (event != null) {
			event.run();
		}
		else if (timeoutNanos > 0) {
			this.nanos += timeoutNanos;
		}
		else if (timeoutNanos < 0) {
			throw new AssertionError("The loop would wait for ever");
		}
	}

	@Override
	public void wakeup() {
	}

	@Override
	public boolean inLoop() {
		return true;
	}

	@Override
	public void close() {
		this.log.add("host closed");
	}

}
