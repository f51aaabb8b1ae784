package dev.jsnode.loop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An event loop with libuv's phases, on one thread. {@link #execute(Runnable)} may be
 * called from any thread, everything else on the loop's thread only, unless it says
 * otherwise.
 *
 * <p>
 * An iteration is {@link #turn()}; its body is the list of phases. Each phase works on
 * what was there when it began, so that callbacks which add work cannot keep the loop in
 * one phase. The host's {@link LoopHost#poll(long) poll} is the only place where the loop
 * waits.
 */
public final class EventLoop {

	/** Turns of the poll phase that drain pending callbacks at once, as in libuv. */
	private static final int PENDING_AFTER_POLL = 8;

	private static final long MILLI = 1_000_000;

	private final LoopHost host;

	private final Ticker ticker;

	private final long origin;

	private final LoopMetrics metrics;

	private final UtilizationWindow window;

	private final ActiveResources handles = new ActiveResources();

	private final ActiveResources requests = new ActiveResources();

	private final Timers timers = new Timers(this);

	private final Immediates immediates = new Immediates(this);

	/**
	 * What comes in is bounded by those who send: calls, requests and pool work each have
	 * a limit. The queue itself must not refuse, or completions would be lost.
	 */
	private final Inbox inbox = new Inbox();

	/** Whether the loop waits, so that new work has to wake it. */
	private final AtomicBoolean asleep = new AtomicBoolean();

	private ArrayDeque<Runnable> pending = new ArrayDeque<>();

	private ArrayDeque<Runnable> closing = new ArrayDeque<>();

	private final List<Runnable> prepareHooks = new ArrayList<>();

	private long now;

	private long pollStart;

	/** A reading of the clock: where the phase that runs now began. */
	private long mark;

	private long wokeAt;

	private int polled;

	private boolean turning;

	private volatile boolean stopped;

	private volatile boolean closed;

	/**
	 * Create a loop. It begins to run when the host's thread calls {@link #run()} or
	 * {@link #turn()}.
	 * @param host the thread and its I/O
	 * @param ticker the clock
	 */
	public EventLoop(LoopHost host, Ticker ticker) {
		this.host = host;
		this.ticker = ticker;
		this.origin = ticker.nanoTime();
		this.metrics = new LoopMetrics(ticker);
		this.window = new UtilizationWindow(this.metrics);
	}

	/**
	 * Run until nothing keeps the loop alive or {@link #stop()} is called.
	 */
	public void run() {
		while (!this.stopped && isAlive()) {
			turn();
		}
		this.stopped = false;
	}

	/**
	 * Run one iteration: libuv's {@code uv_run}, a line a phase.
	 */
	public void turn() {
		this.turning = true;
		enter();
		beginPoll();
		endPoll();
		phase(Phase.CHECK, this.immediates.run());
		phase(Phase.CLOSING, runClosing());
		this.turning = false;
	}

	/**
	 * Run one iteration from the end of a poll phase to the beginning of the next. For a
	 * host that shares a server's event loop: the poll phase lasts while the server's
	 * loop does other work, and callbacks of sockets run in it.
	 */
	public void turnFromPoll() {
		this.turning = true;
		endPoll();
		phase(Phase.CHECK, this.immediates.run());
		phase(Phase.CLOSING, runClosing());
		turnToPoll();
	}

	/**
	 * Run the phases up to a poll phase: how a loop on a shared host begins, before it
	 * goes on by {@link #turnFromPoll()}.
	 */
	public void turnToPoll() {
		this.turning = true;
		enter();
		this.turning = false;
		beginPoll();
	}

	/** The phases before the poll phase. */
	private void enter() {
		this.metrics.iteration();
		this.mark = this.ticker.nanoTime();
		updateTime(this.mark);
		phase(Phase.TIMERS, this.timers.run());
		phase(Phase.PENDING, runPending());
		phase(Phase.IDLE_PREPARE, runPrepare());
	}

	/**
	 * Return whether something referenced is left to do: a handle, a request, a timer, an
	 * immediate, a callback.
	 * @return whether the loop is alive
	 */
	public boolean isAlive() {
		return this.handles.keepAlive() || this.requests.keepAlive() || this.timers.keepAlive()
				|| this.immediates.keepAlive() || !this.pending.isEmpty() || !this.closing.isEmpty()
				|| !this.inbox.isEmpty();
	}

	/**
	 * End {@link #run()} after the current iteration. Called from any thread.
	 */
	public void stop() {
		this.stopped = true;
		this.host.wakeup();
	}

	/**
	 * Return whether {@link #stop()} was called and the loop has not ended yet. Called
	 * from any thread.
	 * @return whether the loop is about to end
	 */
	public boolean isStopped() {
		return this.stopped;
	}

	/**
	 * Return whether a phase runs. On a shared host callbacks of sockets run between two
	 * turns. Called on the loop's thread.
	 * @return whether the caller is within a turn
	 */
	public boolean isTurning() {
		return this.turning;
	}

	/**
	 * Refuse further work, drop what waits, and release the host. The last call on a
	 * loop.
	 */
	public void close() {
		this.closed = true;
		this.inbox.clear();
		this.host.close();
	}

	/**
	 * Run a task on the loop's thread, in a poll phase. Called from any thread; one
	 * wake-up serves all tasks that arrive before it.
	 * @param task the task
	 * @throws RejectedExecutionException if the loop is closed
	 */
	public void execute(Runnable task) {
		if (this.closed) {
			throw new RejectedExecutionException("The event loop is closed");
		}
		enqueue(task);
	}

	private void enqueue(Runnable task) {
		this.inbox.add(task);
		if (this.asleep.get() && this.asleep.compareAndSet(true, false)) {
			this.host.wakeup();
		}
	}

	/**
	 * Work was added on the loop's thread. Between two turns of a shared host it asks for
	 * the next one; within a turn that comes anyway.
	 */
	void touched() {
		if (!this.turning) {
			this.host.wakeup();
		}
	}

	/**
	 * Run a task as {@link #execute(Runnable)} does, or drop it where the loop is closed.
	 * For what need not be done any more then. Called from any thread.
	 * @param task the task
	 */
	public void executeIfOpen(Runnable task) {
		if (!this.closed) {
			enqueue(task);
		}
	}

	/**
	 * Put an I/O callback off to the pending phase of the next iteration.
	 * @param callback what to run
	 */
	public void defer(Runnable callback) {
		this.pending.add(callback);
		touched();
	}

	/**
	 * Add a hook that runs in every iteration before the loop decides how long to wait.
	 * @param hook what to run
	 */
	public void onPrepare(Runnable hook) {
		this.prepareHooks.add(hook);
	}

	/**
	 * Tell the loop that the host's I/O has work for it: the wait of this poll phase ends
	 * here. Called by the host's I/O callbacks before they run anything.
	 */
	public void wokenByIo() {
		this.polled++;
		if (this.wokeAt == 0) {
			this.wokeAt = this.ticker.nanoTime();
			updateTime(this.wokeAt);
			touched();
		}
	}

	/**
	 * Open a handle.
	 * @param type the name of its type as Node gives it, such as {@code TCPSocketWrap}
	 * @return the handle, referenced
	 */
	public Handle handle(String type) {
		return new Handle(this, type);
	}

	/**
	 * Begin a request.
	 * @param type the name of its type as Node gives it, such as {@code FSReqCallback}
	 * @return the request
	 */
	public Request request(String type) {
		return new Request(this, type);
	}

	/**
	 * Return the timers of this loop.
	 * @return the timers
	 */
	public Timers timers() {
		return this.timers;
	}

	/**
	 * Return the immediates of this loop.
	 * @return the immediates
	 */
	public Immediates immediates() {
		return this.immediates;
	}

	/**
	 * Return whether the caller is on the loop's thread. Called from any thread.
	 * @return {@code true} on the loop's thread
	 */
	public boolean inLoop() {
		return this.host.inLoop();
	}

	/**
	 * Return the loop's time: milliseconds since it was created, read at the beginning of
	 * an iteration and after waiting.
	 * @return milliseconds
	 */
	public long now() {
		return this.now;
	}

	/**
	 * Read the clock and return the loop's time.
	 * @return milliseconds since the loop was created
	 */
	public long refreshedNow() {
		updateTime(this.ticker.nanoTime());
		return this.now;
	}

	/**
	 * Return the clock that this loop reads.
	 * @return the clock
	 */
	public Ticker ticker() {
		return this.ticker;
	}

	/**
	 * Return a reading of the loop's counters. Called from any thread; while the loop
	 * runs, counts may be a callback old.
	 * @return the reading
	 */
	public LoopStats stats() {
		Map<String, Integer> handleCounts = this.handles.counts();
		Map<String, Integer> requestCounts = this.requests.counts();
		return new LoopStats(this.metrics.iterations(), activeNanos(), idleNanos(), this.window.utilization(),
				this.metrics.phases(), handleCounts, requestCounts, this.timers.size(), this.immediates.size());
	}

	/**
	 * Return how long the loop has waited for work. Called from any thread.
	 * @return nanoseconds
	 */
	public long idleNanos() {
		return this.metrics.idleNanos();
	}

	/**
	 * Return how long the loop has not waited. Called from any thread.
	 * @return nanoseconds
	 */
	public long activeNanos() {
		return this.metrics.activeNanos();
	}

	/**
	 * Return how often the loop went round. Called from any thread.
	 * @return the number of iterations
	 */
	public long iterations() {
		return this.metrics.iterations();
	}

	ActiveResources handles() {
		return this.handles;
	}

	ActiveResources requests() {
		return this.requests;
	}

	void enqueueClosing(Runnable callback) {
		this.closing.add(callback);
		touched();
	}

	private void updateTime(long nanos) {
		this.now = (nanos - this.origin) / MILLI;
	}

	/**
	 * Count what a phase ran. The clock, which costs more than an empty phase, is read
	 * only where something ran.
	 */
	private void phase(Phase phase, int ran) {
		if (ran > 0) {
			long start = this.mark;
			this.mark = this.ticker.nanoTime();
			this.metrics.phase(phase, ran, this.mark - start);
		}
	}

	private int runPending() {
		if (this.pending.isEmpty()) {
			return 0;
		}
		ArrayDeque<Runnable> snapshot = this.pending;
		this.pending = new ArrayDeque<>();
		snapshot.forEach(Runnable::run);
		return snapshot.size();
	}

	private int runPrepare() {
		this.prepareHooks.forEach(Runnable::run);
		return this.prepareHooks.size();
	}

	private void beginPoll() {
		this.pollStart = this.mark;
		long timeout = timeoutNanos();
		this.wokeAt = 0;
		this.polled = 0;
		if (timeout != 0) {
			this.metrics.waiting(this.pollStart);
			this.asleep.set(true);
			// Who came before that did not wake the host.
			timeout = this.inbox.isEmpty() ? timeout : 0;
		}
		this.host.poll(timeout);
	}

	private void endPoll() {
		this.asleep.set(false);
		long polledAt = this.ticker.nanoTime();
		this.mark = (this.wokeAt == 0) ? polledAt : this.wokeAt;
		this.metrics.waited(this.mark - this.pollStart);
		updateTime(polledAt);
		this.window.goneRound(this.now);
		runInbox();
		for (int i = 0; i < PENDING_AFTER_POLL && !this.pending.isEmpty(); i++) {
			this.polled += runPending();
		}
		phase(Phase.POLL, this.polled);
	}

	private void runInbox() {
		this.inbox.take();
		int ran = 0;
		for (Runnable task = this.inbox.next(); task != null; task = this.inbox.next()) {
			ran++;
			task.run();
		}
		this.polled += ran;
	}

	private int runClosing() {
		if (this.closing.isEmpty()) {
			return 0;
		}
		ArrayDeque<Runnable> snapshot = this.closing;
		this.closing = new ArrayDeque<>();
		snapshot.forEach(Runnable::run);
		return snapshot.size();
	}

	/**
	 * How long the poll phase may wait: not at all when there is other work, until the
	 * next timer, or without end. Whole milliseconds, as in libuv: a selector that is
	 * asked for less than one would return at once, again and again.
	 */
	private long timeoutNanos() {
		if (this.stopped || !isAlive() || !this.inbox.isEmpty() || !this.pending.isEmpty() || !this.closing.isEmpty()
				|| this.immediates.keepAlive()) {
			return 0;
		}
		long expiry = this.timers.nextExpiry();
		if (expiry < 0) {
			return -1;
		}
		return Math.max(0, expiry - refreshedNow()) * MILLI;
	}

}
