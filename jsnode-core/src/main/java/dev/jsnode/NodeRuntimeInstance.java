package dev.jsnode;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.jsnode.builtin.ServerHandover;
import dev.jsnode.context.HostContext;
import dev.jsnode.profile.CpuProfile;
import dev.jsnode.profile.CpuProfiler;
import io.netty.channel.IoEventLoop;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * One of the runtimes behind a {@link NodeRuntime}: an event loop with its JavaScript
 * context, with a state of its own. It fails and starts again without the others. All
 * methods may be called from any thread.
 */
public final class NodeRuntimeInstance {

	private static final Logger logger = LoggerFactory.getLogger(NodeRuntimeInstance.class);

	/** How long the next life may take to come up while the present one serves. */
	private static final Duration RELOAD_LIMIT = Duration.ofMinutes(1);

	/** How long a life that was told to end may take to leave the server's loop. */
	private static final Duration SERVER_LIMIT = Duration.ofSeconds(15);

	private final NodeRuntimeSettings settings;

	private final int index;

	private final @Nullable IoEventLoop io;

	private final Runnable stateChanged;

	private final AtomicLong restarts = new AtomicLong();

	private final AtomicInteger callsInFlight = new AtomicInteger();

	private final AtomicInteger eventsWaiting = new AtomicInteger();

	private final CallRegistry calls;

	private final AtomicBoolean profiled = new AtomicBoolean();

	private final BlockedTasks blocked = new BlockedTasks();

	private final Object lifecycle = new Object();

	/** Earlier lives that finish what they have begun. */
	private final Set<NodeService> retiring = ConcurrentHashMap.newKeySet();

	private final ServerHandover servers = new ServerHandover();

	private final Standby standby;

	/** The life that has the event loop of the web server. */
	private volatile @Nullable NodeService onServer;

	private volatile RuntimeState state = RuntimeState.CREATED;

	private volatile @Nullable NodeService service;

	private volatile @Nullable Throwable failure;

	private @Nullable Disposable pendingRestart;

	private int failuresInARow;

	NodeRuntimeInstance(NodeRuntimeSettings settings, int index, @Nullable IoEventLoop io, Runnable stateChanged) {
		this.settings = settings;
		this.index = index;
		this.io = io;
		this.stateChanged = stateChanged;
		this.calls = new CallRegistry(settings.maxCallsInFlight());
		this.standby = new Standby(() -> life(null, false));
	}

	/**
	 * Return the instance's name: that of the runtime, with a dot and the number of the
	 * instance where there are several.
	 * @return the name
	 */
	public String name() {
		return this.settings.name();
	}

	/**
	 * Return the number of the instance.
	 * @return 0 or more
	 */
	public int index() {
		return this.index;
	}

	/**
	 * Return whether it lives on an event loop of the web server.
	 * @return {@code false} for a thread of its own
	 */
	public boolean isShared() {
		return this.io != null;
	}

	/**
	 * Return where the instance is in its life.
	 * @return the state
	 */
	public RuntimeState state() {
		return this.state;
	}

	/**
	 * Return what the instance failed of last.
	 * @return the error, or {@code null} if it never failed
	 */
	public @Nullable Throwable failure() {
		return this.failure;
	}

	/**
	 * Return a reading of the instance's counters.
	 * @return the reading
	 */
	public NodeRuntimeStats stats() {
		NodeService running = this.service;
		if (running == null || !running.isUp()) {
			return new NodeRuntimeStats(name(), this.state, this.restarts.get(), 0, null, null, null);
		}
		return new NodeRuntimeStats(name(), this.state, this.restarts.get(), this.callsInFlight.get(),
				running.loopStats(), running.delay(), running.poolStats());
	}

	/**
	 * Return the loop's delays since the previous call of this method, in nanoseconds.
	 * @return the histogram; empty while no loop is there
	 */
	public Histogram delaySinceLastCall() {
		NodeService running = this.service;
		return (running != null && running.isUp()) ? running.delayInterval() : new Histogram(3);
	}

	/**
	 * Return how long the task that runs on the loop now has run.
	 * @return the time; zero between tasks and while no loop is there
	 */
	public Duration taskDuration() {
		NodeService running = this.service;
		return (running != null && running.isUp()) ? running.taskDuration() : Duration.ZERO;
	}

	/**
	 * Return how many tasks were found to block the loop, in all lives of the instance.
	 * @return the number
	 */
	public long blockedTaskCount() {
		return this.blocked.count();
	}

	/**
	 * Return the task that was found to block the loop last.
	 * @return the task, or {@code null} if there was none
	 */
	public @Nullable BlockedTask lastBlockedTask() {
		return this.blocked.last();
	}

	/**
	 * Return what profiles the instance's JavaScript for a time, once it is subscribed
	 * to. If the instance ends under way, so does the profile.
	 * @param duration for how long
	 * @param interval the time between two samples; {@link CpuProfiler#DEFAULT_INTERVAL}
	 * is Node's
	 * @return the profile; fails with a {@link NodeException} with the code
	 * {@code ERR_JSNODE_PROFILE_RUNNING} while another one is under way, and with
	 * {@code ERR_JSNODE_NOT_RUNNING} while no loop is there
	 */
	public Mono<CpuProfile> profile(Duration duration, Duration interval) {
		return Mono.using(() -> new Profiling(interval),
				(profiling) -> Mono.delay(duration).map((elapsed) -> profiling.stop()), Profiling::close);
	}

	/** Begin to start; {@link #awaitStart()} tells how it went. */
	void beginStart() {
		synchronized (this.lifecycle) {
			if (this.state != RuntimeState.RUNNING) {
				launch();
			}
		}
	}

	void awaitStart() {
		synchronized (this.lifecycle) {
			if (this.state != RuntimeState.RUNNING) {
				try {
					awaitLaunch();
				}
				catch (NodeException ex) {
					this.failure = ex;
					moveTo(RuntimeState.FAILED);
					throw ex;
				}
			}
		}
	}

	void stop(Duration timeout) {
		this.standby.drop();
		synchronized (this.lifecycle) {
			if (this.pendingRestart != null) {
				this.pendingRestart.dispose();
				this.pendingRestart = null;
			}
			NodeService running = this.service;
			if (running != null) {
				moveTo(RuntimeState.DRAINING);
				running.stop(timeout);
				this.service = null;
			}
			this.retiring.forEach((earlier) -> earlier.stop(Duration.ZERO));
			moveTo(RuntimeState.STOPPED);
		}
	}

	/**
	 * Have the next life ready as far as it does not depend on files of the application.
	 */
	void prepareStandby() {
		NodeService present = this.service;
		if (this.state == RuntimeState.RUNNING && present != null) {
			this.standby.prepare(present.ahead());
		}
	}

	/**
	 * Bring up the next life beside the present one, with the same modules.
	 * @return the next life, or {@code null} if there is none to follow
	 */
	@Nullable NodeService prepareNext() {
		NodeService present = this.service;
		if (this.state != RuntimeState.RUNNING || present == null) {
			return null;
		}
		// On an event loop of the server there cannot be two: it comes up elsewhere.
		NodeService next = this.standby.take();
		if (next == null || !next.proceed(RELOAD_LIMIT)) {
			next = life(null, false);
			next.start();
		}
		try {
			next.awaitReady(present.loadedModules(), RELOAD_LIMIT);
		}
		catch (NodeException ex) {
			next.stop(Duration.ZERO);
			throw ex;
		}
		return next;
	}

	/**
	 * Let the next life take over; the present one finishes what it has begun.
	 * @param next what {@link #prepareNext()} gave
	 * @param timeout how long the present one may take to finish
	 */
	void follow(@Nullable NodeService next, Duration timeout) {
		synchronized (this.lifecycle) {
			if (next == null || this.state != RuntimeState.RUNNING) {
				if (next != null) {
					next.stop(Duration.ZERO);
				}
				startAnew(timeout);
				return;
			}
			takeOver(next, timeout);
			if (this.io != null) {
				Schedulers.boundedElastic().schedule(() -> moveToServer(next, timeout));
			}
		}
	}

	private void takeOver(NodeService next, Duration timeout) {
		NodeService present = this.service;
		this.service = next;
		next.takeRequests();
		if (present != null) {
			this.retiring.add(present);
			Schedulers.boundedElastic().schedule(() -> retire(present, timeout));
		}
		NodeExit exit = next.exit();
		if (exit != null) {
			ended(next, exit);
		}
	}

	/**
	 * Let a life on the event loop of the server follow the one that has taken over
	 * elsewhere, once the former one has left the loop.
	 */
	private void moveToServer(NodeService interim, Duration timeout) {
		NodeService next;
		if (!isServerFree(timeout)) {
			return;
		}
		synchronized (this.lifecycle) {
			if (this.service != interim) {
				return;
			}
			next = life(this.io, false);
			this.onServer = next;
			this.retiring.add(next);
		}
		next.start();
		try {
			next.awaitReady(interim.loadedModules(), RELOAD_LIMIT);
		}
		catch (NodeException ex) {
			logger.warn("Runtime '{}' stays on a thread of its own: it did not come up on the web server's", name(),
					ex);
			next.stop(Duration.ZERO);
			return;
		}
		synchronized (this.lifecycle) {
			this.retiring.remove(next);
			if (this.service == interim) {
				takeOver(next, timeout);
			}
			else {
				next.stop(Duration.ZERO);
			}
		}
	}

	/** Of two contexts on one thread neither would know when it is its turn. */
	private boolean isServerFree(Duration timeout) {
		NodeService former = this.onServer;
		return former == null || former.awaitOver(timeout.plus(SERVER_LIMIT));
	}

	private NodeService life(@Nullable IoEventLoop place, boolean live) {
		return new NodeService(this.settings, place, this.callsInFlight, this.blocked, this::ended, this.servers.life(),
				live);
	}

	private void retire(NodeService earlier, Duration timeout) {
		earlier.retire(this.calls, timeout,
				new NodeException("Error", "Runtime '" + name() + "' was reloaded", "ERR_JSNODE_RELOADED", null, null));
		this.retiring.remove(earlier);
	}

	/** Where there is nothing to follow, or no place for two. */
	private void startAnew(Duration timeout) {
		if (this.state == RuntimeState.RUNNING && this.service != null) {
			moveTo(RuntimeState.DRAINING);
			this.service.stop(timeout);
			this.service = null;
		}
		else if (this.state != RuntimeState.FAILED) {
			return;
		}
		if (this.pendingRestart != null) {
			this.pendingRestart.dispose();
			this.pendingRestart = null;
		}
		startOrFail();
	}

	boolean inLoop() {
		NodeService running = this.service;
		return running != null && running.inLoop();
	}

	int load() {
		return this.callsInFlight.get();
	}

	/**
	 * Run work on the loop with the modules of this life of the instance.
	 */
	void submit(Consumer<ModuleCalls> work, Consumer<? super NodeException> refused) {
		NodeService running = this.service;
		if (running == null || !running.submit(work)) {
			refused.accept(unavailable());
		}
	}

	/**
	 * Tell JavaScript of an event, in the context of who publishes it. Nothing happens
	 * while no loop is there.
	 */
	void publish(String event, @Nullable Object value, @Nullable HostContext context) {
		if (this.eventsWaiting.incrementAndGet() > this.settings.maxCallsInFlight()) {
			this.eventsWaiting.decrementAndGet();
			throw new NodeException("Error",
					"More than " + this.settings.maxCallsInFlight() + " events wait for runtime '" + name() + "'",
					"ERR_JSNODE_TOO_MANY_EVENTS", null, null);
		}
		submit((calls) -> {
			this.eventsWaiting.decrementAndGet();
			calls.publish(event, value, context);
		}, (refused) -> this.eventsWaiting.decrementAndGet());
	}

	/**
	 * Have a call run on the loop: now where this is its thread, soon where it is not.
	 */
	void submit(NodeCall call) {
		NodeService running = this.service;
		while (running != null && !running.submit(call, this.calls)) {
			// Another life may have taken over just now.
			NodeService next = this.service;
			running = (next != running) ? next : null;
		}
		if (running == null) {
			call.fail(unavailable());
		}
	}

	/**
	 * The present life.
	 */
	@Nullable NodeService service() {
		return this.service;
	}

	/**
	 * A call has its outcome, or nobody waits for it any more.
	 */
	void release(NodeCall call, int slot) {
		this.calls.remove(call, slot);
		release();
	}

	/**
	 * Reserve a place for a call, or say why there is none.
	 */
	@Nullable NodeException admit() {
		if (this.state != RuntimeState.RUNNING && this.state != RuntimeState.STARTING) {
			return unavailable();
		}
		if (this.callsInFlight.incrementAndGet() > this.settings.maxCallsInFlight()) {
			this.callsInFlight.decrementAndGet();
			return new NodeException("Error",
					"Runtime '" + name() + "' has " + this.settings.maxCallsInFlight() + " calls in flight already",
					"ERR_JSNODE_TOO_MANY_CALLS", null, null);
		}
		return null;
	}

	void release() {
		this.callsInFlight.decrementAndGet();
	}

	NodeException unavailable() {
		return new NodeException("Error", "Runtime '" + name() + "' takes no calls: it is " + this.state,
				"ERR_JSNODE_NOT_RUNNING", null, this.failure);
	}

	private void launch() {
		moveTo(RuntimeState.STARTING);
		// What waited for an earlier life is never told.
		this.eventsWaiting.set(0);
		isServerFree(Duration.ZERO);
		NodeService launched = life(this.io, true);
		this.service = launched;
		this.onServer = (this.io != null) ? launched : null;
		launched.start();
	}

	private void awaitLaunch() {
		NodeService launched = this.service;
		if (launched == null) {
			throw unavailable();
		}
		try {
			launched.awaitReady();
		}
		catch (NodeException ex) {
			this.service = null;
			throw ex;
		}
		moveTo(RuntimeState.RUNNING);
	}

	/**
	 * A life ended by itself: on the thread of its loop, after its last turn.
	 */
	private void ended(NodeService service, NodeExit exit) {
		this.calls.fail(service, exit.reason(name()));
		if (this.service != service || this.state == RuntimeState.DRAINING) {
			return;
		}
		this.failure = exit.reason(name());
		if (this.state == RuntimeState.STARTING) {
			// Who waits for the start is told by the service.
			return;
		}
		this.service = null;
		moveTo(RuntimeState.FAILED);
		scheduleRestart(service.age());
	}

	private void scheduleRestart(Duration age) {
		RestartPolicy policy = this.settings.restart();
		if (!policy.enabled()) {
			return;
		}
		this.failuresInARow = (age.compareTo(policy.resetAfter()) > 0) ? 1 : this.failuresInARow + 1;
		Duration delay = policy.delay(this.failuresInARow);
		logger.error("Runtime '{}' failed and starts again in {} ms", name(), delay.toMillis(), this.failure);
		this.pendingRestart = Schedulers.boundedElastic()
			.schedule(this::restart, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void restart() {
		synchronized (this.lifecycle) {
			if (this.state != RuntimeState.FAILED) {
				return;
			}
			this.restarts.incrementAndGet();
			startOrFail();
		}
	}

	private void startOrFail() {
		try {
			launch();
			awaitLaunch();
		}
		catch (NodeException ex) {
			this.failure = ex;
			moveTo(RuntimeState.FAILED);
			scheduleRestart(Duration.ZERO);
		}
	}

	private void moveTo(RuntimeState newState) {
		if (this.state != newState) {
			this.state = newState;
			this.stateChanged.run();
		}
	}

	/**
	 * A profile that is under way.
	 */
	private final class Profiling {

		private final AtomicReference<@Nullable CpuProfiler> profiler;

		Profiling(Duration interval) {
			NodeService running = NodeRuntimeInstance.this.service;
			if (running == null || !running.isUp()) {
				throw unavailable();
			}
			if (!NodeRuntimeInstance.this.profiled.compareAndSet(false, true)) {
				throw new NodeException("Error", "Runtime '" + name() + "' is being profiled already",
						"ERR_JSNODE_PROFILE_RUNNING", null, null);
			}
			this.profiler = new AtomicReference<>(running.profile(interval));
		}

		CpuProfile stop() {
			CpuProfiler running = Objects.requireNonNull(this.profiler.getAndSet(null));
			return running.stop();
		}

		void close() {
			CpuProfiler running = this.profiler.getAndSet(null);
			if (running != null) {
				running.stop();
			}
			NodeRuntimeInstance.this.profiled.set(false);
		}

	}

}
