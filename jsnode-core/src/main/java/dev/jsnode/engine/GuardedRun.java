package dev.jsnode.engine;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.js.runtime.JSArguments;
import com.oracle.truffle.js.runtime.builtins.JSFunction;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * One call of a function that may be ended by a time limit. A JavaScript error is kept in
 * {@link #error()}: it must not pass through Java frames. Used on the loop's thread.
 */
public final class GuardedRun {

	private static final long REPEAT_MILLIS = 10;

	private final GraalModules modules;

	private final TruffleLanguage.Env env;

	private final Thread thread = Thread.currentThread();

	private volatile boolean running;

	private volatile boolean broken;

	private @Nullable Object result;

	private @Nullable Object error;

	GuardedRun(GraalModules modules) {
		this.modules = modules;
		this.env = modules.realm().getEnv();
	}

	/**
	 * Calls a function.
	 * @param function the function
	 * @param self its {@code this}
	 * @param realm the realm whose own promise jobs belong to the call, or {@code null}
	 * @param timeout the limit in milliseconds; 0 for none
	 * @return {@code completed}, {@code threw}, {@code timeout}, {@code broken} by
	 * {@link #breakOff}, or {@code interrupted} if what called this is to end
	 */
	@HostAccess.Export
	public String call(Value function, Value self, @Nullable RealmHandle realm, int timeout) {
		Object target = GraalInternals.unwrap(function);
		Object receiver = GraalInternals.unwrap(self);
		return guard(() -> this.modules.toValue(JSFunction.call(JSArguments.create(receiver, target))), realm, timeout);
	}

	/**
	 * Starts the evaluation of a module; the result is its promise.
	 * @param module the module
	 * @param realm the realm whose own promise jobs belong to it, or {@code null}
	 * @param timeout the limit in milliseconds; 0 for none
	 * @return as {@link #call}
	 */
	@HostAccess.Export
	public String evaluate(ModuleHandle module, @Nullable RealmHandle realm, int timeout) {
		return guard(module::evaluate, realm, timeout);
	}

	private String guard(Supplier<Object> work, @Nullable RealmHandle realm, int timeout) {
		this.running = true;
		Disposable limit = (timeout > 0)
				? Schedulers.parallel().schedulePeriodically(this::stop, timeout, REPEAT_MILLIS, TimeUnit.MILLISECONDS)
				: null;
		try {
			this.result = work.get();
			if (realm != null) {
				realm.drainOwnJobs();
			}
			return "completed";
		}
		catch (AbstractTruffleException ex) {
			this.error = this.modules.toValue(ModuleHandle.thrown(ex));
			return "threw";
		}
		catch (TaskInterrupt.Signal signal) {
			return ended(signal);
		}
		finally {
			this.running = false;
			if (limit != null) {
				limit.dispose();
			}
		}
	}

	/**
	 * Ends the call at the thread's next safepoint. Called from any thread.
	 */
	private void stop() {
		if (this.running) {
			this.env.submitThreadLocal(new Thread[] { this.thread }, new TaskInterrupt(this));
		}
	}

	/**
	 * End the call as its time limit would. Called from any thread.
	 */
	public void breakOff() {
		this.broken = true;
		stop();
	}

	boolean isRunning() {
		return this.running;
	}

	private String ended(TaskInterrupt.Signal signal) {
		if (signal.run() == this) {
			return this.broken ? "broken" : "timeout";
		}
		// It ends what called this: from Java it would be an exception that JavaScript
		// can catch, so it is raised again in JavaScript.
		this.env.submitThreadLocal(new Thread[] { this.thread }, new TaskInterrupt(signal.run()));
		return "interrupted";
	}

	@HostAccess.Export
	public @Nullable Object result() {
		return this.result;
	}

	@HostAccess.Export
	public @Nullable Object error() {
		return this.error;
	}

}
