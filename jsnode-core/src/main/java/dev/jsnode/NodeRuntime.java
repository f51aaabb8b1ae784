package dev.jsnode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.jsnode.context.ContextBridge;
import dev.jsnode.context.HostContext;
import dev.jsnode.http.ClientRequestObserver;
import dev.jsnode.http.HttpDoor;
import dev.jsnode.loop.ThreadPool;
import dev.jsnode.permission.PermissionDenialListener;
import dev.jsnode.permission.Permissions;
import io.netty.channel.IoEventLoop;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/**
 * Node.js inside the JVM: an event loop with its JavaScript context, or several of the
 * same application, kept alive until they are stopped and started again when they fail.
 * Where there are several, each has state of its own, as the workers of Node's cluster
 * have. A call goes to the instance whose thread the caller is on, or else to the one
 * with the fewest calls in flight. Unless a method says otherwise, it may be called from
 * any thread, the loop's own included.
 *
 * <p>
 * An uncaught error or {@code process.exit()} ends the JavaScript side as it ends a Node
 * process, never the JVM: calls in flight fail, the state is {@link RuntimeState#FAILED},
 * and after a pause the {@link RestartPolicy} starts it anew, with all modules fresh.
 */
public final class NodeRuntime implements AutoCloseable {

	/** The version of Node.js whose behaviour this is, {@code process.version}. */
	public static final String NODE_VERSION = "v24.21.0";

	private final NodeRuntimeSettings settings;

	private final List<NodeRuntimeInstance> instances;

	private final List<Consumer<RuntimeState>> listeners = new CopyOnWriteArrayList<>();

	private final Object lifecycle = new Object();

	private final Object stateLock = new Object();

	private final Reloads reloads;

	private RuntimeState state = RuntimeState.CREATED;

	private int nextChoice;

	private NodeRuntime(NodeRuntimeSettings settings, List<? extends @Nullable IoEventLoop> places) {
		this.settings = settings;
		List<NodeRuntimeInstance> made = new ArrayList<>();
		for (int i = 0; i < places.size(); i++) {
			NodeRuntimeSettings own = (places.size() == 1) ? settings : settings.ofInstance(i);
			made.add(new NodeRuntimeInstance(own, i, places.get(i), this::instanceChanged));
		}
		this.instances = List.copyOf(made);
		this.reloads = new Reloads(this.instances);
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
	 * Return where the runtime is in its life. Of several instances the best tells:
	 * {@link RuntimeState#RUNNING} while one of them takes calls.
	 * @return the state
	 */
	public RuntimeState state() {
		return RuntimeState.of(this.instances.stream().map(NodeRuntimeInstance::state).toList());
	}

	/**
	 * Return what the runtime failed of last.
	 * @return the error of the first instance that has failed, or {@code null} if none
	 * ever did
	 */
	public @Nullable Throwable failure() {
		return this.instances.stream()
			.map(NodeRuntimeInstance::failure)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return the instances: one, unless the builder was told otherwise.
	 * @return the instances in the order of their numbers
	 */
	public List<NodeRuntimeInstance> instances() {
		return this.instances;
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
	 * Start the loops, load the entry module in each if there is one and wait until it is
	 * evaluated. Has no effect on a runtime that runs. Blocks; not for a loop's thread.
	 * @throws NodeException if the entry module fails in an instance; the others are
	 * stopped then
	 */
	public void start() {
		synchronized (this.lifecycle) {
			try {
				this.instances.forEach(NodeRuntimeInstance::beginStart);
				this.instances.forEach(NodeRuntimeInstance::awaitStart);
			}
			catch (NodeException ex) {
				this.instances.stream()
					.filter((instance) -> instance.state() != RuntimeState.FAILED)
					.forEach((instance) -> instance.stop(Duration.ZERO));
				throw ex;
			}
		}
	}

	/**
	 * Take no new calls, wait for those in flight, and end the loops and their contexts.
	 * Blocks; not for a loop's thread.
	 * @param timeout how long to wait for calls in flight; what is left then fails
	 */
	public void stop(Duration timeout) {
		synchronized (this.lifecycle) {
			long deadline = System.nanoTime() + timeout.toNanos();
			for (NodeRuntimeInstance instance : this.instances) {
				long left = Math.max(0, deadline - System.nanoTime());
				instance.stop(Duration.ofNanos(left));
			}
		}
	}

	/**
	 * Start the JavaScript side anew from the files as they are now. The new one comes up
	 * with all modules that were called while the old one serves; then calls and requests
	 * go to the new one, and the old one finishes those it has. Listeners to events get
	 * the error {@code ERR_JSNODE_RELOADED}. A failed runtime is started again, a stopped
	 * one is not. On event loops of a server one instance is replaced after the other.
	 * Blocks; not for a loop's thread.
	 * @param drain how long the old one may take to finish; what is left then fails
	 * @throws NodeException if the new one does not come up: the old one goes on
	 */
	public void reload(Duration drain) {
		this.reloads.reload(drain);
	}

	/**
	 * Bring up what the next {@link #reload(Duration)} needs as far as it does not depend
	 * on the application's files, so that the reload is faster; it uses this up. In the
	 * meantime it costs the memory of another runtime. Has no effect while the runtime
	 * does not run. Does not wait.
	 */
	public void prepareReload() {
		this.reloads.prepare();
	}

	/**
	 * Return why the last reload failed.
	 * @return the error; {@code null} if it succeeded or none was asked for
	 */
	public @Nullable Throwable reloadFailure() {
		return this.reloads.failure();
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
	 * Tell JavaScript of an event: who has imported {@code spring:events}, an
	 * {@code EventEmitter}, hears of it in all instances that run, in the context of the
	 * calling thread.
	 * @param event the name of the event
	 * @param value what listeners get, a plain value
	 * @throws NodeException if as many events wait as calls may be in flight
	 */
	public void publish(String event, @Nullable Object value) {
		HostContext context = HostContext.capture(hooks().contexts(), Context.empty());
		this.instances.forEach((instance) -> instance.publish(event, value, context));
	}

	/**
	 * Return whether the caller is on a loop of this runtime, where it must not block.
	 * @return whether it is a loop's thread
	 */
	public boolean inLoop() {
		for (NodeRuntimeInstance instance : this.instances) {
			if (instance.inLoop()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return a reading of the runtime's counters.
	 * @return the reading; of several instances the sums, and no loop
	 */
	public NodeRuntimeStats stats() {
		List<NodeRuntimeStats> all = this.instances.stream().map(NodeRuntimeInstance::stats).toList();
		return (all.size() == 1) ? all.get(0) : NodeRuntimeStats.sum(name(), state(), all);
	}

	/**
	 * Who takes part in calls.
	 */
	RuntimeHooks hooks() {
		return this.settings.hooks();
	}

	/**
	 * Choose who takes the next call: the instance that lives on the caller's thread, or
	 * else the running one with the fewest calls in flight, in turn where several have as
	 * few.
	 */
	NodeRuntimeInstance choose() {
		int count = this.instances.size();
		NodeRuntimeInstance chosen = this.instances.get(0);
		if (count == 1) {
			return chosen;
		}
		int least = Integer.MAX_VALUE;
		// Lost updates only make the turn uneven.
		int first = (this.nextChoice++ & Integer.MAX_VALUE) % count;
		for (int i = 0; i < count; i++) {
			NodeRuntimeInstance instance = this.instances.get((first + i) % count);
			if (instance.state() != RuntimeState.RUNNING) {
				continue;
			}
			if (instance.inLoop()) {
				return instance;
			}
			if (instance.load() < least) {
				least = instance.load();
				chosen = instance;
			}
		}
		return chosen;
	}

	private void instanceChanged() {
		RuntimeState newState;
		synchronized (this.stateLock) {
			newState = state();
			if (newState == this.state) {
				return;
			}
			this.state = newState;
		}
		this.listeners.forEach((listener) -> listener.accept(newState));
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

		private ContextBridge contexts = ContextBridge.NONE;

		private @Nullable CallObserver callObserver = null;

		private @Nullable ClientRequestObserver clientRequestObserver = null;

		private Permissions permissions = Permissions.UNRESTRICTED;

		private PermissionDenialListener onDenied = PermissionDenialListener.NONE;

		private int instances = 1;

		private List<IoEventLoop> eventLoops = List.of();

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
		 * Set what goes with calls besides Reactor's context and the MDC.
		 * @param contexts the bridge; {@link ContextBridge#NONE} by default
		 * @return this builder
		 */
		public Builder contexts(ContextBridge contexts) {
			this.contexts = contexts;
			return this;
		}

		/**
		 * Set what JavaScript may access outside its context.
		 * @param permissions the rules; {@link Permissions#UNRESTRICTED} by default
		 * @return this builder
		 */
		public Builder permissions(Permissions permissions) {
			this.permissions = permissions;
			return this;
		}

		/**
		 * Set who sees the calls from Java to JavaScript.
		 * @param callObserver the observer, or {@code null} (the default) for none
		 * @return this builder
		 */
		public Builder callObserver(@Nullable CallObserver callObserver) {
			this.callObserver = callObserver;
			return this;
		}

		/**
		 * Set who sees the HTTP requests that JavaScript makes.
		 * @param clientRequestObserver the observer, or {@code null} (the default) for
		 * none
		 * @return this builder
		 */
		public Builder clientRequestObserver(@Nullable ClientRequestObserver clientRequestObserver) {
			this.clientRequestObserver = clientRequestObserver;
			return this;
		}

		/**
		 * Set who hears of each access that is refused.
		 * @param onDenied called on the thread that asks, which may be the loop's: it
		 * must not block
		 * @return this builder
		 */
		public Builder onDenied(PermissionDenialListener onDenied) {
			this.onDenied = onDenied;
			return this;
		}

		/**
		 * Set how many runtimes of the same application there are, each on a thread of
		 * its own and with state of its own.
		 * @param instances a positive number; 1 by default
		 * @return this builder
		 */
		public Builder instances(int instances) {
			this.instances = instances;
			return this;
		}

		/**
		 * Set the event loops of a server to live on, instead of threads of their own:
		 * one runtime on each. Their threads need a stack of about 8 MB, and must not end
		 * before the runtime is stopped.
		 * @param eventLoops the loops; none by default
		 * @return this builder
		 */
		public Builder eventLoops(List<IoEventLoop> eventLoops) {
			this.eventLoops = List.copyOf(eventLoops);
			return this;
		}

		/**
		 * Build the runtime.
		 * @return the runtime, not started
		 */
		public NodeRuntime build() {
			return new NodeRuntime(new NodeRuntimeSettings(this.name, this.root, this.entry, this.env, this.arguments,
					this.workingDirectory, this.threadPoolSize, this.conditions, this.maxCallsInFlight, this.restart,
					this.warnAfter, this.interruptAfter, this.hostModules, this.httpDoor,
					new RuntimeHooks(this.contexts, this.callObserver, this.clientRequestObserver), this.permissions,
					this.onDenied), places());
		}

		private List<? extends @Nullable IoEventLoop> places() {
			return this.eventLoops.isEmpty() ? Collections.nCopies(this.instances, null) : this.eventLoops;
		}

	}

}
