package dev.jsnode;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import dev.jsnode.context.HostContext;
import dev.jsnode.engine.Shape;
import dev.jsnode.engine.Tape;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Operators;

/**
 * One call of a JavaScript function: a task for the loop, what JavaScript tells the
 * result to, and the subscription of who waits for it. Result, failure, timeout and
 * cancellation come from any thread; the first of them is the outcome.
 */
public final class NodeCall extends ResultLane.Result implements Subscription, Runnable, AbortHolder {

	private static final AtomicReferenceFieldUpdater<NodeCall, @Nullable Object> OUTCOME = AtomicReferenceFieldUpdater
		.newUpdater(NodeCall.class, Object.class, "outcome");

	private static final AtomicIntegerFieldUpdater<NodeCall> STATE = AtomicIntegerFieldUpdater
		.newUpdater(NodeCall.class, "state");

	/** The outcome of what was cancelled before it had one. */
	private static final Object CANCELLED = new Object();

	/** Stands for {@code null} and {@code undefined}. */
	private static final Object NOTHING = new Object();

	private static final int NOT_KEPT = -2;

	private static final int NEW = 0;

	private static final int REQUESTED = 1;

	private static final int ADMITTED = 2;

	private static final int CANCELLED_EARLY = 3;

	private final NodeFunction<?> function;

	private final @Nullable Object[] arguments;

	private final CoreSubscriber<? super Object> subscriber;

	private final @Nullable HostContext context;

	/** Chosen when the call begins. */
	private @Nullable NodeRuntimeInstance instance;

	private volatile int state = NEW;

	/** Set once: the result, a {@link Failure}, or one of the markers. */
	private volatile @Nullable Object outcome;

	private volatile boolean cancelled;

	private volatile int slot = NOT_KEPT;

	private boolean here;

	private long startedAt;

	private @Nullable NodeService service;

	private @Nullable ModuleCalls calls;

	private @Nullable ResultLane lane;

	/** Used on the loop's thread. */
	private @Nullable Value abortController;

	/** Where JavaScript puts a result of a known shape. Used on the loop's thread. */
	private @Nullable Tape result;

	@SuppressWarnings("unchecked")
	NodeCall(NodeFunction<?> function, @Nullable Object[] arguments, CoreSubscriber<?> subscriber) {
		this.function = function;
		this.arguments = arguments;
		this.subscriber = (CoreSubscriber<? super Object>) subscriber;
		this.context = HostContext.capture(function.module().runtime().hooks().contexts(), subscriber.currentContext());
	}

	/**
	 * Begin, at the first request.
	 * @param count how many items are asked for; there is one at most
	 */
	@Override
	public void request(long count) {
		if (!Operators.validate(count) || !STATE.compareAndSet(this, NEW, REQUESTED)) {
			return;
		}
		NodeRuntimeInstance chosen = this.function.module().runtime().choose();
		this.instance = chosen;
		NodeException refused = chosen.admit();
		if (refused != null) {
			this.outcome = new Failure(refused);
			this.subscriber.onError(refused);
			return;
		}
		if (!STATE.compareAndSet(this, REQUESTED, ADMITTED)) {
			chosen.release();
			return;
		}
		this.lane = ResultLane.ofCaller();
		if (this.function.timeout() != null) {
			this.startedAt = System.nanoTime();
		}
		chosen.submit(this);
	}

	/**
	 * Wait no longer. A signal that the function was given is aborted.
	 */
	@Override
	public void cancel() {
		this.cancelled = true;
		if (OUTCOME.compareAndSet(this, null, CANCELLED) && STATE.getAndSet(this, CANCELLED_EARLY) == ADMITTED) {
			release();
			abort();
		}
	}

	/**
	 * Note who runs the call, and keep it until it has an outcome.
	 */
	void given(NodeService newService, ModuleCalls newCalls, CallRegistry registry) {
		this.service = newService;
		this.calls = newCalls;
		this.slot = registry.add(this);
		if (this.outcome != null) {
			registry.remove(this, this.slot);
		}
		Duration timeout = this.function.timeout();
		if (timeout != null) {
			registry.watch(timeout);
		}
	}

	/**
	 * Run on the loop's thread, where the caller is already, and signal there.
	 */
	void runHere() {
		this.here = true;
		run();
	}

	@Override
	public void run() {
		if (this.outcome == null && this.calls != null) {
			this.calls.call(this);
		}
	}

	/**
	 * The function gave a value. Called by JavaScript.
	 * @param value the value
	 */
	@HostAccess.Export
	public void resolve(Value value) {
		if (this.outcome != null || this.calls == null) {
			return;
		}
		try {
			Object result = this.calls.values().toJava(value);
			done((result != null) ? result : NOTHING);
		}
		catch (RuntimeException ex) {
			fail(this.calls.exception(ex));
		}
	}

	/**
	 * The function gave a value, which now is on the tape of {@link #resultTape}. Called
	 * by JavaScript.
	 */
	@HostAccess.Export
	public void resolveShaped() {
		Tape tape = this.result;
		assert tape != null : "given to JavaScript before";
		done(tape);
	}

	/**
	 * The function threw, or its promise was rejected. Called by JavaScript.
	 * @param error the error
	 */
	@HostAccess.Export
	public void reject(Value error) {
		if (this.outcome == null) {
			fail(NodeExceptions.of(error));
		}
	}

	boolean isOf(NodeService candidate) {
		return this.service == candidate;
	}

	/**
	 * Who was given the call cannot run it: another will.
	 */
	void withdrawn(CallRegistry registry) {
		registry.remove(this, this.slot);
		this.slot = NOT_KEPT;
	}

	boolean fail(Throwable error) {
		return done(new Failure(error));
	}

	/**
	 * The life of a runtime is over: fail if the call was given to it.
	 */
	void ended(NodeService ended, Throwable reason) {
		if (this.service == ended) {
			fail(reason);
		}
	}

	/**
	 * Fail if the time is over.
	 * @param now a reading of {@link System#nanoTime()}
	 */
	void expire(long now) {
		Duration timeout = this.function.timeout();
		if (timeout != null && now - this.startedAt >= timeout.toNanos()
				&& fail(new TimeoutException("No result of '%s' of %s within %d ms".formatted(this.function.name(),
						this.function.module().specifier(), timeout.toMillis())))) {
			abort();
		}
	}

	NodeFunction<?> function() {
		return this.function;
	}

	/**
	 * The context of the caller, if it has one.
	 */
	@Nullable HostContext context() {
		return this.context;
	}

	@Nullable Object[] arguments() {
		return this.arguments;
	}

	/**
	 * A tape for a result of a known shape.
	 */
	Tape resultTape(Shape shape) {
		Tape tape = new Tape(shape);
		this.result = tape;
		return tape;
	}

	@Override
	public @Nullable Value abortController() {
		return this.abortController;
	}

	@Override
	public void abortController(Value controller) {
		this.abortController = controller;
	}

	@Override
	void signal() {
		release();
		Object found = this.outcome;
		if (this.cancelled || found == null) {
			return;
		}
		if (found instanceof Failure failure) {
			this.subscriber.onError(failure.error());
			return;
		}
		Object read;
		try {
			read = (found != NOTHING) ? this.function.read(found) : null;
		}
		catch (Throwable ex) {
			Exceptions.throwIfJvmFatal(ex);
			this.subscriber.onError(ex);
			return;
		}
		if (read != null) {
			this.subscriber.onNext(read);
		}
		this.subscriber.onComplete();
	}

	private boolean done(Object newOutcome) {
		if (!OUTCOME.compareAndSet(this, null, newOutcome)) {
			return false;
		}
		if (this.here && this.service != null && this.service.inLoop()) {
			signal();
		}
		else {
			lane().add(this);
		}
		return true;
	}

	private ResultLane lane() {
		ResultLane found = this.lane;
		assert found != null : "outcomes come after the request";
		return found;
	}

	private void abort() {
		if (this.service != null) {
			this.service.executeIfUp(this::abortOnLoop);
		}
	}

	private void abortOnLoop() {
		if (this.abortController != null && this.calls != null) {
			this.calls.abort(this.abortController);
		}
	}

	private void release() {
		NodeRuntimeInstance chosen = this.instance;
		assert chosen != null : "outcomes come after the request";
		chosen.release(this, this.slot);
	}

	private record Failure(Throwable error) {

	}

}
