package dev.jsnode.profile;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.jsnode.engine.JsContext;
import dev.jsnode.engine.StackSample;
import org.jspecify.annotations.Nullable;

/**
 * Asks a loop's thread at regular intervals what it is doing. It sees functions of
 * JavaScript; the time of a call into Java is that of the function that called. A thread
 * of its own asks, and nothing of it costs anything before the start.
 */
public final class CpuProfiler {

	/** Node's default. */
	public static final Duration DEFAULT_INTERVAL = Duration.ofMillis(1);

	private final JsContext js;

	private final Thread target;

	private final CallTree tree = new CallTree();

	private final long startNanos = System.nanoTime();

	private final SampleLog log = new SampleLog(micros(this.startNanos));

	private final Thread thread = new Thread(this::run, "jsnode-profiler");

	private volatile boolean stopped;

	private long intervalNanos;

	private @Nullable StackSample pending;

	private long pendingSince;

	private long pendingTask;

	private CpuProfiler(JsContext js, Thread target, Duration interval) {
		this.js = js;
		this.target = target;
		this.intervalNanos = interval.toNanos();
		this.thread.setDaemon(true);
	}

	/**
	 * Start a profile.
	 * @param js the context
	 * @param target the thread of the context
	 * @param interval time between two samples
	 * @return the profiler; {@link #stop()} must be called
	 */
	public static CpuProfiler start(JsContext js, Thread target, Duration interval) {
		CpuProfiler profiler = new CpuProfiler(js, target, interval);
		profiler.thread.start();
		return profiler;
	}

	/**
	 * End the profile. Called once, from any thread; waits for the last sample.
	 * @return what was found
	 */
	public CpuProfile stop() {
		this.stopped = true;
		LockSupport.unpark(this.thread);
		boolean interrupted = false;
		while (this.thread.isAlive()) {
			try {
				this.thread.join();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return new CpuProfile(this.tree.nodes(), micros(this.startNanos), micros(System.nanoTime()), this.log.samples(),
				this.log.deltas());
	}

	private void run() {
		try {
			long next = System.nanoTime();
			while (!this.stopped) {
				next = Math.max(next + this.intervalNanos, System.nanoTime());
				sleepUntil(next);
				tick(System.nanoTime());
			}
		}
		catch (IllegalStateException ex) {
			// The context was closed under way: what was found until then is the profile.
		}
	}

	private void sleepUntil(long time) {
		for (long left = time - System.nanoTime(); left > 0 && !this.stopped; left = time - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	private void tick(long now) {
		long task = this.js.taskStartedAt();
		StackSample asked = this.pending;
		if (asked != null) {
			if (asked.isDone()) {
				add(this.tree.add(asked.frames(), asked.line()), this.pendingSince);
			}
			else if (task == this.pendingTask) {
				return;
			}
			else {
				asked.cancel();
			}
			this.pending = null;
		}
		if (task == 0) {
			add(this.tree.idle(), now);
			return;
		}
		this.pendingSince = now;
		this.pendingTask = task;
		this.pending = this.js.sampleStack(this.target);
	}

	private void add(int node, long nanos) {
		if (!this.log.add(node, micros(nanos))) {
			this.intervalNanos *= 2;
		}
	}

	private static long micros(long nanos) {
		return TimeUnit.NANOSECONDS.toMicros(nanos);
	}

}
