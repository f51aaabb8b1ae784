package dev.jsnode.engine;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.jspecify.annotations.Nullable;

/**
 * One JavaScript context, pinned to the thread that created it. Everything is called on
 * that thread, but for {@link #interrupt(Thread)} and {@link #cancel()}.
 */
public final class JsContext implements AutoCloseable {

	private static final int TICKS = 0;

	private static final int REJECTIONS = 1;

	/** V8's longest string on 64-bit systems, in UTF-16 units. */
	private static final String STRING_LENGTH_LIMIT = "536870888";

	/**
	 * Entries of an inline cache before it gives way to a search in the object's shape.
	 * GraalJS's own limits of 3 to 5 are soon exceeded by code that many callers share.
	 */
	private static final String CACHE_LIMIT = "32";

	private static final AtomicLongFieldUpdater<JsContext> TASK_STARTED_AT = AtomicLongFieldUpdater
		.newUpdater(JsContext.class, "taskStartedAt");

	private final Context context;

	private final GraalInternals internals;

	private final JsErrors errors = new JsErrors();

	private final byte[] tickInfo = new byte[2];

	private int depth;

	private @Nullable Value tick;

	private @Nullable Value drain;

	private volatile boolean cancelled;

	/** Read from any thread, a moment later is early enough: written without a fence. */
	private volatile long taskStartedAt;

	private volatile boolean interrupting;

	/**
	 * Create a context and enter it for good: another thread that touches it fails.
	 */
	public JsContext() {
		this.context = Context.newBuilder("js")
			.engine(EngineHolder.engine())
			.allowExperimentalOptions(true)
			.allowHostAccess(EngineHolder.HOST_ACCESS)
			.allowPolyglotAccess(PolyglotAccess.NONE)
			.allowIO(IOAccess.NONE)
			.option("js.ecmascript-version", "staging")
			.option("js.v8-compat", "true")
			.option("js.async-context", "true")
			.option("js.performance", "true")
			.option("js.string-length-limit", STRING_LENGTH_LIMIT)
			.option("js.property-cache-limit", CACHE_LIMIT)
			.option("js.frequency-based-property-cache-limit", CACHE_LIMIT)
			.option("js.function-cache-limit", CACHE_LIMIT)
			.option("js.stack-trace-api", "true")
			.option("js.esm-eval-returns-exports", "true")
			.option("js.console", "false")
			.option("js.print", "false")
			.option("js.load", "false")
			.option("js.graal-builtin", "false")
			.option("js.polyglot-builtin", "false")
			.option("js.java-package-globals", "false")
			.option("js.global-arguments", "false")
			.build();
		this.context.enter();
		this.context.initialize("js");
		this.internals = new GraalInternals(this.context);
	}

	/**
	 * Set what runs macrotasks.
	 * @param tick called with a function and its arguments: runs it and then all
	 * {@code process.nextTick} callbacks
	 * @param drain runs all {@code process.nextTick} callbacks and reports unhandled
	 * rejections
	 * @param rejected called with event, promise and reason
	 */
	public void tasks(Value tick, Value drain, Value rejected) {
		this.tick = tick;
		this.drain = drain;
		this.internals.trackRejections(rejected::executeVoid);
	}

	/**
	 * Return the flags that JavaScript shares with {@link #call(Value, Object...)}:
	 * whether ticks wait, and whether rejections do.
	 * @return an {@code ArrayBuffer} of two bytes
	 */
	public Value tickInfo() {
		return this.internals.arrayBuffer(this.tickInfo);
	}

	/**
	 * Run one macrotask: the function, then all {@code process.nextTick} callbacks, then
	 * all promise jobs, until none is left. Inside another call only the function runs.
	 * An exception that JavaScript does not catch goes to its {@code uncaughtException}
	 * handling.
	 * @param function the function
	 * @param arguments its arguments
	 * @return {@code false} if the task was interrupted
	 * @throws PolyglotException if the context was cancelled
	 */
	public boolean call(Value function, @Nullable Object... arguments) {
		@Nullable Object[] all = new Object[arguments.length + 1];
		all[0] = function;
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return callAll(all);
	}

	/**
	 * Run one macrotask as {@link #call(Value, Object...)} does.
	 * @param all the function, then its arguments
	 * @return {@code false} if the task was interrupted
	 * @throws PolyglotException if the context was cancelled
	 */
	public boolean callAll(@Nullable Object[] all) {
		if (this.depth > 0) {
			Objects.requireNonNull((Value) all[0]).executeVoid(Arrays.copyOfRange(all, 1, all.length));
			return true;
		}
		this.depth++;
		TASK_STARTED_AT.lazySet(this, System.nanoTime());
		try {
			return runTask(all);
		}
		finally {
			TASK_STARTED_AT.lazySet(this, 0);
			this.depth--;
			this.internals.resetAsyncContext();
		}
	}

	/**
	 * Return whether a macrotask runs. Called on the context's thread.
	 * @return whether the caller was called by JavaScript
	 */
	public boolean isRunning() {
		return this.depth > 0;
	}

	private boolean runTask(@Nullable Object[] all) {
		Value tick = this.tick;
		Value drain = this.drain;
		if (tick == null || drain == null) {
			throw new IllegalStateException("JavaScript is not up yet");
		}
		boolean completed = uninterrupted(tick, all);
		while (this.tickInfo[TICKS] != 0 || this.tickInfo[REJECTIONS] != 0) {
			uninterrupted(drain);
		}
		return completed;
	}

	/**
	 * An interrupt ends the task that runs too long, not the runtime.
	 */
	private boolean uninterrupted(Value function, @Nullable Object... arguments) {
		try {
			function.executeVoid(arguments);
			return true;
		}
		catch (PolyglotException ex) {
			if (ex.isInternalError() && this.interrupting) {
				this.interrupting = false;
				return false;
			}
			throw ex;
		}
	}

	/**
	 * Evaluate a source.
	 * @param source the source
	 * @return its value
	 */
	public Value eval(Source source) {
		return this.context.eval(source);
	}

	/**
	 * Return the global object.
	 * @return the global object
	 */
	public Value global() {
		return this.context.eval("js", "globalThis");
	}

	/**
	 * Return a Java object as a value.
	 * @param object the object
	 * @return the value
	 */
	public Value asValue(@Nullable Object object) {
		return this.context.asValue(object);
	}

	/**
	 * Return the live bytes of an {@code ArrayBuffer}, without a copy.
	 * @param arrayBuffer the buffer
	 * @return its bytes
	 */
	public byte[] bytes(Value arrayBuffer) {
		return this.internals.bytes(arrayBuffer);
	}

	/**
	 * Return an {@code ArrayBuffer} over bytes, without a copy.
	 * @param bytes the bytes
	 * @return the buffer
	 */
	public Value arrayBuffer(byte[] bytes) {
		return this.internals.arrayBuffer(bytes);
	}

	/**
	 * Return the maker of JavaScript errors.
	 * @return the maker
	 */
	public JsErrors errors() {
		return this.errors;
	}

	/**
	 * Return what only the engine's internals give.
	 * @return the internals of this context
	 */
	public GraalInternals internals() {
		return this.internals;
	}

	/**
	 * Return when the macrotask that runs now began. Called from any thread.
	 * @return a reading of {@link System#nanoTime()}, or 0 while none runs
	 */
	public long taskStartedAt() {
		return this.taskStartedAt;
	}

	/**
	 * Return the JavaScript stack of the task that runs now. Called from any other
	 * thread.
	 * @param thread the thread of this context
	 * @return the stack, a line a frame
	 */
	public String stackOf(Thread thread) {
		return RunningStack.of(this.internals.realm().getEnv(), thread);
	}

	/**
	 * Ask for the JavaScript stack of the task that runs now. Called from any other
	 * thread.
	 * @param thread the thread of this context
	 * @return the stack, once the thread has come to a safepoint
	 */
	public StackSample sampleStack(Thread thread) {
		return new StackSample(this.internals.realm().getEnv(), thread);
	}

	/**
	 * End the macrotask that runs now and keep the context. JavaScript's {@code catch}
	 * does not see it, {@code finally} blocks run. Called from any other thread.
	 * @param thread the thread of this context
	 */
	public void interrupt(Thread thread) {
		if (this.taskStartedAt != 0) {
			this.interrupting = true;
			this.internals.realm().getEnv().submitThreadLocal(new Thread[] { thread }, new TaskInterrupt());
		}
	}

	/**
	 * End the JavaScript that runs now and the context with it; {@code catch} does not
	 * see it. Called from any thread.
	 */
	public void cancel() {
		this.cancelled = true;
		this.context.close(true);
	}

	/**
	 * Return whether the context was cancelled. Called from any thread.
	 * @return whether {@link #cancel()} was called
	 */
	public boolean isCancelled() {
		return this.cancelled;
	}

	/**
	 * Return whether the macrotask that runs now is being interrupted.
	 * @return whether what it throws ends it
	 */
	public boolean isInterrupted() {
		return this.interrupting;
	}

	@Override
	public void close() {
		this.internals.promiseHook(null);
		if (!this.cancelled) {
			this.context.leave();
		}
		this.context.close(true);
	}

}
