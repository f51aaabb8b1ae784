package dev.jsnode;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.jsnode.builtin.BindingContext;
import dev.jsnode.builtin.Bootstrap;
import dev.jsnode.builtin.ConsoleLog;
import dev.jsnode.builtin.RuntimeHost;
import dev.jsnode.builtin.RuntimeInspector;
import dev.jsnode.builtin.RuntimeOptions;
import dev.jsnode.builtin.ServerHandover;
import dev.jsnode.builtin.Stdio;
import dev.jsnode.context.ContextBridge;
import dev.jsnode.engine.JsContext;
import dev.jsnode.http.ClientRequestObserver;
import dev.jsnode.http.HttpDoor;
import dev.jsnode.loop.EventLoop;
import dev.jsnode.loop.LagRecorder;
import dev.jsnode.loop.ThreadPool;
import dev.jsnode.loop.Ticker;
import dev.jsnode.loop.netty.DedicatedLoopHost;
import dev.jsnode.loop.netty.NettyLoopHost;
import dev.jsnode.loop.netty.SharedLoopHost;
import dev.jsnode.permission.PermissionGuard;
import io.netty.channel.IoEventLoop;
import org.graalvm.polyglot.TypeLiteral;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * One life of a runtime: a thread, a loop and a context that are made and end together.
 * The constructor starts nothing; {@link #run(Consumer)} is the thread's body.
 */
final class NodeInstance implements RuntimeHost {

	/** JavaScript's depth of recursion needs it: about that of Node. */
	static final long STACK_SIZE = 8L * 1024 * 1024;

	/** 128 and the number of SIGKILL, as a shell shows it. */
	private static final int KILLED = 137;

	private final RuntimeOptions options;

	private final Stdio stdio;

	private final HostSide host;

	private final AtomicInteger poolThreads = new AtomicInteger();

	private @Nullable BindingContext context;

	private volatile @Nullable JsContext js;

	private volatile @Nullable EventLoop loop;

	private @Nullable ThreadPool pool;

	private @Nullable LagRecorder lag;

	private @Nullable Value hooks;

	private boolean shared;

	private volatile @Nullable NodeExit exit;

	private volatile boolean killed;

	NodeInstance(RuntimeOptions options, Stdio stdio) {
		this(options, stdio, HostSide.NONE);
	}

	NodeInstance(RuntimeOptions options, Stdio stdio, HostSide host) {
		this.options = options;
		this.stdio = stdio;
		this.host = host;
	}

	/**
	 * Live on a thread of its own: come up, run {@code main} as the first macrotask, go
	 * round until nothing is left to do or the runtime is told to end. Returns how it
	 * ended.
	 */
	NodeExit run(Consumer<NodeInstance> main) {
		NodeExit result;
		try {
			open(new DedicatedLoopHost());
			main.accept(this);
			result = runToTheEnd();
		}
		catch (RuntimeException | Error ex) {
			result = exitOf(ex);
		}
		close();
		return result;
	}

	/**
	 * Live on an event loop of a server: come up and run {@code main} here and now, then
	 * take turns until the runtime is told to end. Called on the loop's thread.
	 */
	void share(IoEventLoop io, Consumer<NodeInstance> main, Consumer<NodeExit> ended) {
		this.shared = true;
		SharedTurns turns = new SharedTurns(ended);
		turns.guarded(() -> {
			open(new SharedLoopHost(io, turns));
			main.accept(this);
			loop().turnToPoll();
		});
	}

	JsContext js() {
		return required(this.js);
	}

	EventLoop loop() {
		return required(this.loop);
	}

	PermissionGuard guard() {
		return required(this.context).guard();
	}

	ThreadPool pool() {
		return required(this.pool);
	}

	LagRecorder lag() {
		return required(this.lag);
	}

	/**
	 * A function of the bootstrap, or of a built-in: {@code require} first.
	 */
	Value hook(String name) {
		return required(this.hooks).getMember(name);
	}

	Value builtin(String id) {
		return hook("require").execute(id);
	}

	/**
	 * The ids of built-ins that were loaded, in their order.
	 */
	List<String> loadedBuiltins() {
		return List.copyOf(hook("loadedBuiltins").execute().as(new TypeLiteral<List<String>>() {
		}));
	}

	/**
	 * Load built-ins that will be used, as far as nobody can tell when.
	 */
	void loadAhead(List<String> ids) {
		hook("loadAhead").executeVoid((Object) ids.toArray(String[]::new));
	}

	/**
	 * Remember what is seen of module files from now on.
	 */
	void observeFiles() {
		required(this.context).observeFiles();
	}

	boolean areFilesAsObserved() {
		return required(this.context).areFilesAsObserved();
	}

	/**
	 * JavaScript's time begins now.
	 */
	void restartClock() {
		builtin("internal/perf/clock").invokeMember("restart");
	}

	/**
	 * JavaScript ends here: nothing of it runs after this call returns to it.
	 */
	@Override
	public void exit(int code, @Nullable Value error) {
		if (this.exit == null) {
			this.exit = new NodeExit(code, (error == null) ? null : NodeExceptions.of(error));
		}
		loop().stop();
		js().cancel();
	}

	/**
	 * End as SIGKILL ends a process, also while it comes up. Called from any thread.
	 */
	void kill() {
		this.exit = new NodeExit(KILLED, null);
		this.killed = true;
		EventLoop running = this.loop;
		JsContext context = this.js;
		if (running != null && context != null) {
			running.stop();
			context.cancel();
		}
	}

	@Override
	public @Nullable HttpDoor httpDoor() {
		return this.host.httpDoor();
	}

	@Override
	public ContextBridge contexts() {
		return this.host.contexts();
	}

	@Override
	public @Nullable ClientRequestObserver clientRequests() {
		return this.host.clientRequests();
	}

	@Override
	public RuntimeInspector inspector() {
		return new HostInspector(js(), this.options.name(), this.stdio, guard().isOfApplication());
	}

	@Override
	public ServerHandover.@Nullable Life servers() {
		return this.host.servers();
	}

	@Override
	public @Nullable ConsoleLog consoleLog() {
		return this.host.consoleLog();
	}

	/**
	 * End in order: {@code 'exit'} handlers run. Called from any thread.
	 */
	void requestExit() {
		EventLoop current = this.loop;
		if (current == null) {
			kill();
			return;
		}
		current.executeIfOpen(() -> {
			this.exit = new NodeExit(hook("emitExit").execute().asInt(), null);
			current.stop();
		});
	}

	@Override
	public void run(Runnable task) {
		EventLoop current = loop();
		if (current.isStopped()) {
			throw new RejectedExecutionException("The runtime ends");
		}
		if (!this.shared || !current.inLoop() || current.isTurning() || js().isRunning()) {
			current.execute(task);
			return;
		}
		current.wokenByIo();
		try {
			task.run();
		}
		catch (RuntimeException | Error ex) {
			// As in a turn: what JavaScript does not catch ends the runtime.
			this.exit = exitOf(ex);
			current.stop();
		}
	}

	/**
	 * Work begins on the loop's thread, perhaps between two turns of a shared loop.
	 */
	void enter() {
		if (this.shared && !loop().isTurning()) {
			loop().wokenByIo();
		}
	}

	private NodeExit exitOf(Throwable failure) {
		NodeExit known = this.exit;
		return (known != null) ? known : NodeExit.failed(failure);
	}

	private void open(NettyLoopHost host) {
		EventLoop newLoop = new EventLoop(host, Ticker.SYSTEM);
		this.loop = newLoop;
		this.pool = new ThreadPool(this.options.threadPoolSize(), this::poolThread, newLoop);
		this.lag = new LagRecorder(newLoop);
		this.js = new JsContext();
		if (this.killed) {
			throw new IllegalStateException("Killed while coming up");
		}
		BindingContext newContext = new BindingContext(this.options, newLoop, host, this.pool, this.lag, this.js,
				this.stdio, this);
		this.context = newContext;
		this.hooks = Bootstrap.run(newContext);
	}

	private NodeExit runToTheEnd() {
		JsContext context = js();
		do {
			loop().run();
			if (this.exit != null) {
				return this.exit;
			}
			context.call(hook("emitBeforeExit"));
		}
		while (loop().isAlive());
		int code = hook("emitExit").execute().asInt();
		return (this.exit != null) ? this.exit : new NodeExit(code, null);
	}

	private void close() {
		if (this.pool != null) {
			this.pool.close();
		}
		if (this.js != null) {
			this.js.close();
		}
		if (this.context != null) {
			this.context.close();
		}
		if (this.loop != null) {
			this.loop.close();
		}
	}

	private Thread poolThread(Runnable work) {
		Thread thread = new Thread(work, this.options.name() + "-pool-" + this.poolThreads.incrementAndGet());
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * The turns on a shared loop.
	 */
	private final class SharedTurns implements Runnable {

		private final Consumer<NodeExit> ended;

		private boolean over;

		SharedTurns(Consumer<NodeExit> ended) {
			this.ended = ended;
		}

		@Override
		public void run() {
			guarded(loop()::turnFromPoll);
		}

		private void guarded(Runnable part) {
			if (this.over) {
				return;
			}
			try {
				if (NodeInstance.this.exit == null) {
					part.run();
				}
			}
			catch (RuntimeException | Error ex) {
				NodeInstance.this.exit = exitOf(ex);
			}
			NodeExit result = NodeInstance.this.exit;
			if (result != null) {
				this.over = true;
				close();
				this.ended.accept(result);
			}
		}

	}

	private static <T> T required(@Nullable T part) {
		if (part == null) {
			throw new IllegalStateException("The runtime is not up");
		}
		return part;
	}

}
