package dev.jsnode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.jsnode.builtin.RuntimeOptions;
import dev.jsnode.builtin.ServerHandover;
import dev.jsnode.http.HttpDoor;
import dev.jsnode.inspector.NodeInspector;
import dev.jsnode.loop.LoopStats;
import dev.jsnode.loop.ThreadPoolStats;
import dev.jsnode.profile.CpuProfiler;
import io.netty.channel.IoEventLoop;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * One life of a {@link NodeRuntimeInstance}: on a thread of its own or on an event loop
 * of a server, kept alive for calls. May be used from any thread.
 */
final class NodeService {

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

	/**
	 * Whoever found this life before another took over has handed its work in by then.
	 */
	private static final long RETIRE_MILLIS = 50;

	private final NodeRuntimeSettings settings;

	private final AtomicInteger callsInFlight;

	private final BlockedTasks blocked;

	private final BiConsumer<NodeService, NodeExit> ended;

	private final NodeInstance instance;

	private final ServerHandover.Life servers;

	/** The server's event loop that it lives on; {@code null} for a thread of its own. */
	private final @Nullable IoEventLoop io;

	private final @Nullable LifeDoor door;

	private final CompletableFuture<Void> over = new CompletableFuture<>();

	private final CompletableFuture<Void> standing = new CompletableFuture<>();

	private final CompletableFuture<Void> ready = new CompletableFuture<>();

	private final long startedAt = System.nanoTime();

	private volatile @Nullable Thread thread;

	private volatile @Nullable NodeExit exit;

	private List<String> packagesAhead = List.of();

	private @Nullable ModuleCalls calls;

	private Disposable watch = Disposables.disposed();

	/**
	 * Create a service.
	 * @param servers its servers on ports of their own
	 * @param live whether requests of the web server are its own from the beginning
	 */
	NodeService(NodeRuntimeSettings settings, @Nullable IoEventLoop io, AtomicInteger callsInFlight,
			BlockedTasks blocked, BiConsumer<NodeService, NodeExit> ended, ServerHandover.Life servers, boolean live) {
		this.servers = servers;
		HttpDoor httpDoor = settings.httpDoor();
		this.door = (httpDoor != null) ? new LifeDoor(httpDoor, live) : null;
		this.blocked = blocked;
		this.settings = settings;
		this.io = io;
		this.callsInFlight = callsInFlight;
		this.ended = ended;
		this.instance = new NodeInstance(options(settings), LogStdio.create(settings.name()),
				settings.hooks().hostSide(this.door, LogStdio.console(settings.name()), servers));
	}

	/**
	 * Begin to come up; {@link #awaitReady()} tells when it has.
	 */
	void start() {
		IoEventLoop shared = this.io;
		if (shared == null) {
			new Thread(null, () -> ended(this.instance.run(this::begin)), this.settings.name() + "-loop",
					NodeInstance.STACK_SIZE)
				.start();
			return;
		}
		try {
			shared.execute(() -> this.instance.share(shared, this::begin, this::ended));
		}
		catch (RejectedExecutionException ex) {
			ended(NodeExit.failed(ex));
		}
	}

	/**
	 * Come up as far as goes without the application's modules, on a thread of its own,
	 * and wait for {@link #proceed(Duration)}.
	 * @param ahead what to load ahead
	 */
	void startStanding(Ahead ahead) {
		new Thread(null, () -> ended(this.instance.run((started) -> stand(started, ahead))),
				this.settings.name() + "-loop", NodeInstance.STACK_SIZE)
			.start();
	}

	/**
	 * Load the application's modules: the life begins now. Blocks until that has begun.
	 * @return {@code false} if what was loaded ahead is not what the application would
	 * have loaded now: the life ends then
	 */
	boolean proceed(Duration limit) {
		CompletableFuture<Boolean> fits = new CompletableFuture<>();
		this.standing.thenRun(() -> this.instance.loop().executeIfOpen(() -> {
			boolean go = this.instance.areFilesAsObserved()
					&& calls().areFirst(this.settings.entry(), this.packagesAhead);
			fits.complete(go);
			if (go) {
				this.instance.restartClock();
				load(this.instance);
			}
			else {
				this.instance.requestExit();
			}
		}));
		try {
			CompletableFuture.anyOf(fits, this.over).get(limit.toMillis(), TimeUnit.MILLISECONDS);
			return fits.getNow(false);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		catch (ExecutionException | TimeoutException ex) {
			return false;
		}
	}

	/**
	 * End a life that was not told to proceed.
	 */
	void discard() {
		this.standing.thenRun(this.instance::requestExit);
	}

	/**
	 * What a life that follows may load ahead.
	 */
	Ahead ahead() {
		return onLoop((calls) -> new Ahead(this.instance.loadedBuiltins(), calls.packagesAhead(this.settings.entry())),
				Ahead.NOTHING);
	}

	/**
	 * Wait until it is over.
	 * @param limit how long
	 * @return whether it is
	 */
	boolean awaitOver(Duration limit) {
		try {
			this.over.get(limit.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		catch (ExecutionException | TimeoutException ex) {
			return false;
		}
	}

	void awaitReady() {
		try {
			this.ready.join();
		}
		catch (CompletionException ex) {
			throw asNodeException(ex.getCause());
		}
	}

	/**
	 * Wait until it has come up with the modules of a life that it is to follow.
	 */
	void awaitReady(List<NodeModule.Key> modules, Duration limit) {
		CompletableFuture<Void> loaded = new CompletableFuture<>();
		this.ready.whenComplete((done, failure) -> {
			if (failure != null) {
				loaded.completeExceptionally(failure);
			}
			else if (!submit(
					(calls) -> calls.preload(modules, () -> loaded.complete(null), loaded::completeExceptionally))) {
				loaded.completeExceptionally(new IllegalStateException("Ended while coming up"));
			}
		});
		try {
			CompletableFuture.anyOf(loaded, this.over).get(limit.toMillis(), TimeUnit.MILLISECONDS);
			if (!loaded.isDone()) {
				throw new NodeException("Error", "The runtime ended while it came up", null, null, null);
			}
		}
		catch (ExecutionException ex) {
			throw asNodeException(ex.getCause());
		}
		catch (TimeoutException ex) {
			throw new NodeException("Error", "The runtime did not come up within " + limit, null, null, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new NodeException("Error", "Interrupted", null, null, ex);
		}
	}

	private static NodeException asNodeException(@Nullable Throwable failure) {
		return (failure instanceof NodeException known) ? known
				: new NodeException("Error", String.valueOf(failure), null, null, failure);
	}

	/**
	 * The modules that were loaded for calls.
	 */
	List<NodeModule.Key> loadedModules() {
		return onLoop(ModuleCalls::loadedModules, List.of());
	}

	/**
	 * Requests of the web server, and the sockets of servers on ports of their own, are
	 * its own from now on.
	 */
	void takeRequests() {
		this.servers.takeOver();
		if (this.door != null) {
			this.door.live(true);
		}
	}

	/**
	 * Another life has taken over: finish what there is to finish, then end. Blocks.
	 */
	void retire(CallRegistry registry, Duration timeout, NodeException reason) {
		if (this.door != null) {
			this.door.close();
		}
		submit((calls) -> calls.failEvents(reason));
		long deadline = System.nanoTime() + timeout.toNanos();
		try {
			do {
				Thread.sleep(RETIRE_MILLIS);
			}
			while (!isIdle(registry) && System.nanoTime() < deadline && !this.over.isDone());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		stop(Duration.ZERO);
	}

	private boolean isIdle(CallRegistry registry) {
		return registry.count(this) == 0 && (this.door == null || this.door.isIdle()) && this.servers.isIdle()
				&& onLoop(ModuleCalls::isIdle, false);
	}

	/** Ask on the loop; a loop that does not answer soon has the given answer. */
	private <T> T onLoop(Function<ModuleCalls, T> question, T otherwise) {
		CompletableFuture<T> answer = new CompletableFuture<>();
		if (!submit((calls) -> answer.complete(question.apply(calls)))) {
			return otherwise;
		}
		try {
			return answer.get(1, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return otherwise;
		}
		catch (ExecutionException | TimeoutException ex) {
			return otherwise;
		}
	}

	/**
	 * How it ended; {@code null} while it lives.
	 */
	@Nullable NodeExit exit() {
		return this.exit;
	}

	/**
	 * Whether its loop is there.
	 */
	boolean isUp() {
		return this.thread != null;
	}

	boolean submit(Consumer<ModuleCalls> work) {
		if (!this.ready.isDone() || this.ready.isCompletedExceptionally()) {
			return false;
		}
		try {
			this.instance.run(() -> work.accept(calls()));
			return true;
		}
		catch (RejectedExecutionException ex) {
			return false;
		}
	}

	/**
	 * Take a call, unless this life has not begun or is over.
	 */
	boolean submit(NodeCall call, CallRegistry registry) {
		if (!this.ready.isDone() || this.ready.isCompletedExceptionally()) {
			return false;
		}
		call.given(this, calls(), registry);
		if (inLoop()) {
			this.instance.enter();
			call.runHere();
			return true;
		}
		try {
			this.instance.loop().execute(call);
			return true;
		}
		catch (RejectedExecutionException ex) {
			call.withdrawn(registry);
			return false;
		}
	}

	/**
	 * Run what is not needed any more once this life is over. Called from any thread.
	 */
	void executeIfUp(Runnable task) {
		this.instance.loop().executeIfOpen(task);
	}

	void stop(Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		try {
			while (this.callsInFlight.get() > 0 && System.nanoTime() < deadline) {
				Thread.sleep(5);
			}
			this.instance.requestExit();
			this.over.get(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.instance.js().cancel();
		}
		catch (TimeoutException ex) {
			this.instance.js().cancel();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	boolean inLoop() {
		return Thread.currentThread() == this.thread;
	}

	Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.startedAt);
	}

	/**
	 * How long the task that runs now has run; zero between tasks, and where a debugger
	 * has paused it.
	 */
	Duration taskDuration() {
		long started = this.instance.js().taskStartedAt();
		return (started != 0 && !NodeInspector.get().pausedSince(started))
				? Duration.ofNanos(Math.max(0, System.nanoTime() - started)) : Duration.ZERO;
	}

	CpuProfiler profile(Duration interval) {
		Thread loop = this.thread;
		assert loop != null : "it is up";
		return CpuProfiler.start(this.instance.js(), loop, interval);
	}

	LoopStats loopStats() {
		return this.instance.loop().stats();
	}

	ThreadPoolStats poolStats() {
		return this.instance.pool().stats();
	}

	Histogram delay() {
		return this.instance.lag().total();
	}

	Histogram delayInterval() {
		return this.instance.lag().interval();
	}

	/** On the loop's thread, after its last turn. */
	private void ended(NodeExit exit) {
		this.watch.dispose();
		this.blocked.ended();
		this.exit = exit;
		Throwable reason = exit.reason(this.settings.name());
		if (this.calls != null) {
			this.calls.fail(reason);
		}
		this.ready.completeExceptionally(reason);
		this.ended.accept(this, exit);
		this.over.complete(null);
	}

	/**
	 * The first macrotask: keep the loop alive for calls, then load the entry module.
	 */
	private void begin(NodeInstance started) {
		open(started);
		load(started);
	}

	private void stand(NodeInstance started, Ahead ahead) {
		open(started);
		started.loadAhead(ahead.builtins());
		started.observeFiles();
		this.packagesAhead = ahead.packages();
		calls().loadAhead(ahead.packages(), () -> this.standing.complete(null), (error) -> started.requestExit());
	}

	private void open(NodeInstance started) {
		this.thread = Thread.currentThread();
		started.loop().handle("NodeRuntime");
		this.calls = new ModuleCalls(started, this.settings.root(), this.settings.hostModules());
	}

	private void load(NodeInstance started) {
		started.lag().start();
		ModuleCalls newCalls = calls();
		String entry = this.settings.entry();
		if (entry == null) {
			ready(started);
			return;
		}
		newCalls.loadEntry(entry, () -> ready(started), (error) -> {
			this.ready.completeExceptionally(error);
			started.requestExit();
		});
	}

	/**
	 * Loading an application takes the time it takes: the loop is watched from here on.
	 */
	private void ready(NodeInstance started) {
		this.watch = new Watchdog(this.settings.name(), started.js(), Thread.currentThread(), this.settings.warnAfter(),
				this.settings.interruptAfter(), this.blocked)
			.start();
		this.ready.complete(null);
	}

	private ModuleCalls calls() {
		ModuleCalls current = this.calls;
		assert current != null : "calls come after begin";
		return current;
	}

	/**
	 * What a life loads before it is to begin: nothing that could tell the difference.
	 *
	 * @param builtins ids of built-in modules
	 * @param packages URLs of modules of packages
	 */
	record Ahead(List<String> builtins, List<String> packages) {

		static final Ahead NOTHING = new Ahead(List.of(), List.of());

	}

	private static RuntimeOptions options(NodeRuntimeSettings settings) {
		List<String> argv = new ArrayList<>();
		argv.add("jsnode");
		if (settings.entry() != null) {
			argv.add(settings.entry());
		}
		argv.addAll(settings.arguments());
		return new RuntimeOptions(settings.name(), argv, List.of(), "jsnode", settings.env(),
				settings.workingDirectory(), false, settings.threadPoolSize(), settings.conditions(),
				settings.permissions(), settings.onDenied());
	}

}
