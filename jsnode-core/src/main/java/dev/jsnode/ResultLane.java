package dev.jsnode;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Schedulers;

/**
 * Signals results on Reactor's parallel scheduler, one after the other in the order in
 * which they came. Work for a thread of the scheduler is asked for only where the lane is
 * idle: what comes while it signals, or a moment later ({@link IdleSpin}), is taken
 * along. The calls of one thread share a lane, so that many results make one hand-over.
 */
final class ResultLane {

	private static final Logger logger = LoggerFactory.getLogger(ResultLane.class);

	/** Half of the processors: the other half has the work that is looked out for. */
	private static final AtomicInteger LOOKING_OUT = new AtomicInteger(Runtime.getRuntime().availableProcessors() / 2);

	private static final ResultLane[] LANES = lanes();

	/** Stands for a lane that signals and has nothing else waiting. */
	private static final Result BUSY = new Result() {
		@Override
		void signal() {
			throw new IllegalStateException("Not a result");
		}
	};

	private final AtomicReference<@Nullable Result> newest = new AtomicReference<>();

	private final IdleSpin spin = new IdleSpin(LOOKING_OUT);

	private volatile @Nullable Thread thread;

	private ResultLane() {
	}

	/**
	 * The lane for what the calling thread asks for: its own where it is signalling.
	 */
	static ResultLane ofCaller() {
		Thread caller = Thread.currentThread();
		for (ResultLane lane : LANES) {
			if (lane.thread == caller) {
				return lane;
			}
		}
		return LANES[(int) (caller.getId() % LANES.length)];
	}

	/**
	 * Signal a result soon. Called from any thread, once for each result.
	 */
	void add(Result result) {
		Result before;
		do {
			before = this.newest.get();
			result.older = (before == BUSY) ? null : before;
		}
		while (!this.newest.compareAndSet(before, result));
		if (before == null) {
			try {
				Schedulers.parallel().schedule(this::run);
			}
			catch (RejectedExecutionException ex) {
				// The application ends: better here than never.
				run();
			}
		}
	}

	private void run() {
		this.thread = Thread.currentThread();
		do {
			signalAll(this.newest.getAndSet(BUSY));
		}
		while (hasMore() || this.spin.await(this::hasMore) || !idle());
	}

	private boolean hasMore() {
		return this.newest.get() != BUSY;
	}

	private boolean idle() {
		this.thread = null;
		if (this.newest.compareAndSet(BUSY, null)) {
			return true;
		}
		this.thread = Thread.currentThread();
		return false;
	}

	private static void signalAll(@Nullable Result newest) {
		Result oldest = null;
		for (Result result = newest; result != null;) {
			Result older = result.older;
			result.older = oldest;
			oldest = result;
			result = older;
		}
		while (oldest != null) {
			Result next = oldest.older;
			oldest.older = null;
			signal(oldest);
			oldest = next;
		}
	}

	/** A subscriber that throws, against the rules, must not stop the others. */
	private static void signal(Result result) {
		try {
			result.signal();
		}
		catch (Throwable ex) {
			logger.error("A subscriber to a call of JavaScript has thrown", ex);
		}
	}

	private static ResultLane[] lanes() {
		ResultLane[] lanes = new ResultLane[Schedulers.DEFAULT_POOL_SIZE];
		for (int i = 0; i < lanes.length; i++) {
			lanes[i] = new ResultLane();
		}
		return lanes;
	}

	/**
	 * What is signalled.
	 */
	abstract static class Result {

		private @Nullable Result older;

		/**
		 * Tell the subscriber. Must not throw.
		 */
		abstract void signal();

	}

}
