package dev.jsnode.builtin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import dev.jsnode.context.HostContext;
import dev.jsnode.engine.JsContext;
import dev.jsnode.loop.EventLoop;
import dev.jsnode.loop.LagRecorder;
import dev.jsnode.loop.LoopHost;
import dev.jsnode.loop.Request;
import dev.jsnode.loop.ThreadPool;
import dev.jsnode.module.MountedFiles;
import dev.jsnode.permission.PermissionGuard;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What the native side of a built-in module works with; one per runtime. Used on the
 * loop's thread.
 */
public final class BindingContext {

	private volatile boolean carriesContext;

	private final RuntimeOptions options;

	private final EventLoop loop;

	private final LoopHost loopHost;

	private final ThreadPool pool;

	private final LagRecorder lag;

	private final JsContext js;

	private final Stdio stdio;

	private final RuntimeHost host;

	private final MountedFiles files = new MountedFiles();

	private final PermissionGuard guard;

	private final List<Runnable> releases = new ArrayList<>();

	private Path cwd;

	private @Nullable Value currentContext;

	/**
	 * Create the context of a runtime.
	 * @param options what the runtime is started with
	 * @param loop its loop
	 * @param loopHost where the loop lives
	 * @param pool its threads for blocking work
	 * @param lag the recorder of its loop's delay
	 * @param js its JavaScript
	 * @param stdio its standard streams
	 * @param host who runs it
	 */
	public BindingContext(RuntimeOptions options, EventLoop loop, LoopHost loopHost, ThreadPool pool, LagRecorder lag,
			JsContext js, Stdio stdio, RuntimeHost host) {
		this.options = options;
		this.loop = loop;
		this.loopHost = loopHost;
		this.pool = pool;
		this.lag = lag;
		this.js = js;
		this.stdio = stdio;
		this.host = host;
		this.cwd = options.cwd();
		this.guard = new PermissionGuard(options.name(), options.permissions(), options.cwd(), options.onDenied(),
				this::hostContext);
	}

	RuntimeOptions options() {
		return this.options;
	}

	EventLoop loop() {
		return this.loop;
	}

	LoopHost loopHost() {
		return this.loopHost;
	}

	ThreadPool pool() {
		return this.pool;
	}

	LagRecorder lag() {
		return this.lag;
	}

	JsContext js() {
		return this.js;
	}

	Stdio stdio() {
		return this.stdio;
	}

	/**
	 * Return the one that is asked before anything outside is accessed.
	 * @return the guard
	 */
	public PermissionGuard guard() {
		return this.guard;
	}

	RuntimeHost host() {
		return this.host;
	}

	/**
	 * The files modules are read from: the disk, and folders of the class path.
	 */
	MountedFiles files() {
		return this.files;
	}

	/**
	 * Remember what is seen of module files from now on.
	 */
	public void observeFiles() {
		this.files.observe();
	}

	/**
	 * Return whether all that was seen of module files would be seen again.
	 * @return whether they are as they were
	 */
	public boolean areFilesAsObserved() {
		return this.files.areAsObserved();
	}

	Path cwd() {
		return this.cwd;
	}

	void cwd(Path cwd) {
		this.cwd = cwd;
	}

	/**
	 * Do work here and now, or on the thread pool.
	 * @param requestType Node's name of the request, shown by
	 * {@code process.getActiveResourcesInfo()}
	 * @param callback called on the loop as {@code (error, result)}; where it is
	 * {@code null} or undefined, the work is done on the calling thread
	 * @param work the work
	 * @return the work's result without a callback, else {@code null}
	 */
	@Nullable Object run(String requestType, @Nullable Value callback, Callable<? extends @Nullable Object> work) {
		if (callback == null || callback.isNull()) {
			return runHere(work);
		}
		Request request = this.loop.request(requestType);
		Callable<? extends @Nullable Object> carried = this.guard.carry(work);
		this.pool.submit(() -> {
			Outcome outcome = Outcome.of(carried);
			this.loop.execute(() -> {
				request.done();
				deliver(callback, outcome);
			});
		});
		return null;
	}

	/**
	 * Throw to JavaScript where a permission is missing. On the loop's thread.
	 * @param check asks the guard
	 */
	void require(Consumer<PermissionGuard> check) {
		if (this.guard.isEnforced()) {
			runHere(() -> {
				check.accept(this.guard);
				return null;
			});
		}
	}

	/**
	 * Run a function as a macrotask, or plainly when called from JavaScript.
	 * @param function the function
	 * @param arguments its arguments
	 */
	void call(Value function, @Nullable Object... arguments) {
		this.js.call(function, arguments);
	}

	byte[] bytes(Value arrayBuffer) {
		return this.js.bytes(arrayBuffer);
	}

	Value arrayBuffer(byte[] bytes) {
		return this.js.arrayBuffer(bytes);
	}

	/**
	 * Release something when the runtime ends, after its JavaScript.
	 * @param release what to do; it must not throw
	 */
	void onClose(Runnable release) {
		this.releases.add(release);
	}

	/**
	 * Release what bindings hold. Called once, on the loop's thread, when no JavaScript
	 * runs any more.
	 */
	public void close() {
		this.releases.forEach(Runnable::run);
		this.releases.clear();
	}

	private @Nullable Object runHere(Callable<? extends @Nullable Object> work) {
		try {
			return toJs(work.call());
		}
		catch (Exception ex) {
			throw this.js.errors().raise(ex);
		}
	}

	private void deliver(Value callback, Outcome outcome) {
		if (outcome.error != null) {
			call(callback, this.js.errors().error(outcome.error));
		}
		else {
			call(callback, null, toJs(outcome.result));
		}
	}

	private @Nullable Object toJs(@Nullable Object result) {
		return (result instanceof byte[] bytes) ? arrayBuffer(bytes) : result;
	}

	private record Outcome(@Nullable Object result, @Nullable Throwable error) {

		static Outcome of(Callable<? extends @Nullable Object> work) {
			try {
				return new Outcome(work.call(), null);
			}
			catch (Throwable ex) {
				return new Outcome(null, ex);
			}
		}

	}

	/**
	 * Set what gives the {@link HostContext} of the present execution.
	 * @param function a function without parameters
	 */
	void currentContext(Value function) {
		this.currentContext = function;
	}

	private ContextView hostContext() {
		Value function = this.currentContext;
		if (function == null || !this.loop.inLoop()) {
			return Context.empty();
		}
		Value current = function.execute();
		return (current.isHostObject() && current.asHostObject() instanceof HostContext context) ? context.reactor()
				: Context.empty();
	}

	/**
	 * From now on mounted requests bring their context: there is something in JavaScript
	 * that hands it on.
	 */
	void carryContext() {
		this.carriesContext = true;
	}

	/**
	 * Return whether the context of a request can reach anything. Called from any thread.
	 * @return whether it is worth taking
	 */
	boolean carriesContext() {
		return this.carriesContext;
	}

}
