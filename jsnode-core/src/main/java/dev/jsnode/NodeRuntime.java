package dev.jsnode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import dev.jsnode.http.HttpDoor;
import dev.jsnode.loop.ThreadPool;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * Node.js inside the JVM: one event loop with its JavaScript context, kept alive until it
 * is stopped and started again when it fails. Unless a method says otherwise, it may be
 * called from any thread, the loop's own included.
 *
 * <p>
 * An uncaught error or {@code process.exit()} ends the JavaScript side as it ends a Node
 * process, never the JVM: calls in flight fail, the state is {@link RuntimeState#FAILED},
 * and after a pause the {@link RestartPolicy} starts it anew, with all modules fresh.
 */
public final class NodeRuntime implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(NodeRuntime.class);

	private final NodeRuntimeSettings settings;

	private final List<Consumer<RuntimeState>> listeners = new CopyOnWriteArrayList<>();

	private final AtomicLong restarts = new AtomicLong();

	private final AtomicInteger callsInFlight = new AtomicInteger();

	private final CallRegistry calls;

	private final Object lifecycle = new Object();

	private volatile RuntimeState state = RuntimeState.CREATED;

	private volatile @Nullable NodeService service;

	private volatile @Nullable Throwable failure;

	private @Nullable Disposable pendingRestart;

	private int failuresInARow;

	private NodeRuntime(NodeRuntimeSettings settings) {
		this.settings = settings;
		this.calls = new CallRegistry(settings.maxCallsInFlight());
	}

	/**
	 * Return a builder with the defaults.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Create the engine and bring a runtime up and down once, so that the next one starts
	 * faster. Blocks; for a background thread.
	 */
	public static void preload() {
		try (NodeRuntime runtime = builder().name("jsnode-preload").build()) {
			runtime.start();
		}
	}

	/**
	 * Return the runtime's name.
	 * @return the name
	 */
	public String name() {
		return this.settings.name();
	}

	/**
	 * Return where the runtime is in its life.
	 * @return the state
	 */
	public RuntimeState state() {
		return this.state;
	}

	/**
	 * Return what the runtime failed of last.
	 * @return the error, or {@code null} if it never failed
	 */
	public @Nullable Throwable failure() {
		return this.failure;
	}

	/**
	 * Add a listener of state changes. It is called on the thread that changes the state
	 * and must not block.
	 * @param listener the listener
	 */
	public void addStateListener(Consumer<RuntimeState> listener) {
		this.listeners.add(listener);
	}

	/**
	 * Start the loop's thread, load the entry module if there is one and wait until it is
	 * evaluated. Has no effect on a runtime that runs. Blocks; not for the loop's thread.
	 * @throws NodeException if the entry module fails
	 */
	public void start() {
		synchronized (this.lifecycle) {
			if (this.state == RuntimeState.RUNNING) {
				return;
			}
			try {
				launch();
			}
			catch (NodeException ex) {
				this.failure = ex;
				moveTo(RuntimeState.FAILED);
				throw ex;
			}
		}
	}

	/**
	 * Take no new calls, wait for those in flight, and end the loop and its context.
	 * Blocks; not for the loop's thread.
	 * @param timeout how long to wait for calls in flight; what is left then fails
	 */
	public void stop(Duration timeout) {
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
			moveTo(RuntimeState.STOPPED);
		}
	}

	@Override
	public void close() {
		stop(Duration.ZERO);
	}

	/**
	 * Return a CommonJS module, or what {@code require} finds by the name. It is loaded
	 * at its first call.
	 * @param specifier a path relative to the root, a package or a built-in
	 * @return the module
	 */
	public NodeModule require(String specifier) {
		return new NodeModule(this, specifier, ModuleKind.COMMONJS);
	}

	/**
	 * Return an ES module, or what {@code import()} finds by the name. It is loaded at
	 * its first call.
	 * @param specifier a path relative to the root, a package or a built-in
	 * @return the module
	 */
	public NodeModule importModule(String specifier) {
		return new NodeModule(this, specifier, ModuleKind.ESM);
	}

	/**
	 * Return whether the caller is on this runtime's loop, where it must not block.
	 * @return whether it is the loop's thread
	 */
	public boolean inLoop() {
		NodeService running = this.service;
		return running != null && running.inLoop();
	}

	/**
	 * Return a reading of the runtime's counters.
	 * @return the reading
	 */
	public NodeRuntimeStats stats() {
		NodeService running = this.service;
		if (running == null) {
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
		return (running != null) ? running.delayInterval() : new Histogram(3);
	}

	/**
	 * Run work on the loop with the modules of this life of the runtime.
	 */
	void submit(Consumer<ModuleCalls> work, Consumer<? super NodeException> refused) {
		NodeService running = this.service;
		if (running == null || !running.submit(work)) {
			refused.accept(unavailable());
		}
	}

	/**
	 * Have a call run on the loop: now where this is its thread, soon where it is not.
	 */
	void submit(NodeCall call) {
		NodeService running = this.service;
		if (running == null || !running.submit(call, this.calls)) {
			call.fail(unavailable());
		}
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

	private NodeException unavailable() {
		return new NodeException("Error", "Runtime '" + name() + "' takes no calls: it is " + this.state,
				"ERR_JSNODE_NOT_RUNNING", null, this.failure);
	}

	private void launch() {
		moveTo(RuntimeState.STARTING);
		NodeService launched = new NodeService(this.settings, this.callsInFlight, this::ended);
		this.service = launched;
		try {
			launched.start();
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
		this.service = null;
		boolean wasRunning = this.state == RuntimeState.RUNNING;
		this.failure = exit.reason(name());
		moveTo(RuntimeState.FAILED);
		if (wasRunning) {
			scheduleRestart(service.age());
		}
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
			try {
				launch();
			}
			catch (NodeException ex) {
				this.failure = ex;
				moveTo(RuntimeState.FAILED);
				scheduleRestart(Duration.ZERO);
			}
		}
	}

	private void moveTo(RuntimeState newState) {
		if (this.state != newState) {
			this.state = newState;
			this.listeners.forEach((listener) -> listener.accept(newState));
		}
	}

	/**
	 * Builds a {@link NodeRuntime}. Not safe for use by several threads.
	 */
	public static final class Builder {

		private String name = "jsnode";

		private String root = "classpath:/js/";

		private @Nullable String entry = null;

		private Map<String, String> env = Map.of();

		private List<String> arguments = List.of();

		private Path workingDirectory = Path.of("").toAbsolutePath();

		private int threadPoolSize = ThreadPool.DEFAULT_SIZE;

		private List<String> conditions = List.of();

		private int maxCallsInFlight = 10_000;

		private RestartPolicy restart = RestartPolicy.DEFAULT;

		private Duration warnAfter = Duration.ofSeconds(1);

		private Duration interruptAfter = Duration.ofSeconds(30);

		private Map<String, HostModule> hostModules = Map.of();

		private @Nullable HttpDoor httpDoor = null;

		private Builder() {
		}

		/**
		 * Set the name: of threads, logs and metrics.
		 * @param name the name; {@code jsnode} by default
		 * @return this builder
		 */
		public Builder name(String name) {
			this.name = name;
			return this;
		}

		/**
		 * Set the folder that module paths are relative to.
		 * @param root a folder, or {@code classpath:} with a path; {@code classpath:/js/}
		 * by default
		 * @return this builder
		 */
		public Builder root(String root) {
			this.root = root;
			return this;
		}

		/**
		 * Set the module that is loaded at the start, with {@code import()}.
		 * @param entry a path relative to the root, or {@code null} (the default) for
		 * none
		 * @return this builder
		 */
		public Builder entry(@Nullable String entry) {
			this.entry = entry;
			return this;
		}

		/**
		 * Set {@code process.env}.
		 * @param env the variables; none by default
		 * @return this builder
		 */
		public Builder env(Map<String, String> env) {
			this.env = env;
			return this;
		}

		/**
		 * Set what follows the script in {@code process.argv}.
		 * @param arguments the arguments; none by default
		 * @return this builder
		 */
		public Builder arguments(List<String> arguments) {
			this.arguments = arguments;
			return this;
		}

		/**
		 * Set the directory {@code process.cwd()} starts in.
		 * @param workingDirectory the directory; that of the JVM by default
		 * @return this builder
		 */
		public Builder workingDirectory(Path workingDirectory) {
			this.workingDirectory = workingDirectory;
			return this;
		}

		/**
		 * Set the number of threads for blocking work: files, name look-up, compression,
		 * key derivation.
		 * @param threadPoolSize 1 to 1024; 4 by default
		 * @return this builder
		 */
		public Builder threadPoolSize(int threadPoolSize) {
			this.threadPoolSize = threadPoolSize;
			return this;
		}

		/**
		 * Set further conditions for {@code exports} and {@code imports} of packages.
		 * @param conditions the conditions; none by default
		 * @return this builder
		 */
		public Builder conditions(List<String> conditions) {
			this.conditions = conditions;
			return this;
		}

		/**
		 * Set how many calls may wait for their result; more are refused with
		 * {@code ERR_JSNODE_TOO_MANY_CALLS}.
		 * @param maxCallsInFlight a positive number; 10000 by default
		 * @return this builder
		 */
		public Builder maxCallsInFlight(int maxCallsInFlight) {
			this.maxCallsInFlight = maxCallsInFlight;
			return this;
		}

		/**
		 * Set what follows a failure.
		 * @param restart the policy; {@link RestartPolicy#DEFAULT} by default
		 * @return this builder
		 */
		public Builder restart(RestartPolicy restart) {
			this.restart = restart;
			return this;
		}

		/**
		 * Set after which time a task that blocks the loop is logged with its JavaScript
		 * stack.
		 * @param warnAfter the time; 1 second by default, zero for never
		 * @return this builder
		 */
		public Builder warnAfter(Duration warnAfter) {
			this.warnAfter = warnAfter;
			return this;
		}

		/**
		 * Set after which time a task that blocks the loop is interrupted.
		 * @param interruptAfter the time; 30 seconds by default, zero for never
		 * @return this builder
		 */
		public Builder interruptAfter(Duration interruptAfter) {
			this.interruptAfter = interruptAfter;
			return this;
		}

		/**
		 * Set the functions of Java that JavaScript may call.
		 * @param hostModules modules by the name that follows {@code spring:}; none by
		 * default
		 * @return this builder
		 */
		public Builder hostModules(Map<String, HostModule> hostModules) {
			this.hostModules = Map.copyOf(hostModules);
			return this;
		}

		/**
		 * Set the web server that serves the first HTTP server of JavaScript.
		 * @param httpDoor its door, or {@code null} (the default): servers then listen on
		 * ports of their own
		 * @return this builder
		 */
		public Builder httpDoor(@Nullable HttpDoor httpDoor) {
			this.httpDoor = httpDoor;
			return this;
		}

		/**
		 * Build the runtime.
		 * @return the runtime, not started
		 */
		public NodeRuntime build() {
			return new NodeRuntime(new NodeRuntimeSettings(this.name, this.root, this.entry, this.env, this.arguments,
					this.workingDirectory, this.threadPoolSize, this.conditions, this.maxCallsInFlight, this.restart,
					this.warnAfter, this.interruptAfter, this.hostModules, this.httpDoor));
		}

	}

}
