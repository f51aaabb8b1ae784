package dev.jsnode;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.jsnode.context.HostContext;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * One subscription to the items of a JavaScript iterable. Demand and cancellation cross
 * to the loop; signals are sent on a worker thread, which asks for nothing on its own. At
 * most one terminal signal is sent.
 */
final class StreamCall implements Subscription, AbortHolder {

	private final NodeRuntimeInstance runtime;

	private final NodeModule module;

	/** The function of {@code internal/bridge} that opens the source. */
	private final String operation;

	private final String function;

	private final @Nullable Object[] arguments;

	private final Subscriber<? super Object> subscriber;

	private final @Nullable HostContext context;

	private final AtomicBoolean ended = new AtomicBoolean();

	/** The life of the runtime that the source belongs to. */
	private final @Nullable NodeService service;

	private @Nullable ModuleCalls calls;

	private @Nullable Value source;

	private @Nullable Value abort;

	private final Scheduler.Worker worker = Schedulers.parallel().createWorker();

	private long demand;

	StreamCall(NodeRuntimeInstance runtime, NodeModule module, String operation, String function,
			@Nullable Object[] arguments, Subscriber<? super Object> subscriber) {
		this.runtime = runtime;
		this.service = runtime.service();
		this.module = module;
		this.operation = operation;
		this.function = function;
		this.arguments = arguments;
		this.subscriber = subscriber;
		this.context = HostContext.capture(module.runtime().hooks().contexts(),
				(subscriber instanceof CoreSubscriber<?> core) ? core.currentContext() : Context.empty());
	}

	/**
	 * The context of the caller, if it has one.
	 */
	@Nullable HostContext context() {
		return this.context;
	}

	void start() {
		this.subscriber.onSubscribe(this);
		submit(this::open, this::fail);
	}

	@Override
	public void request(long count) {
		if (count <= 0) {
			fail(new IllegalArgumentException("Demand must be positive, not " + count));
			return;
		}
		submit((current) -> demand(count), this::fail);
	}

	@Override
	public void cancel() {
		this.worker.dispose();
		if (this.ended.compareAndSet(false, true)) {
			submit((current) -> release(), (error) -> {
			});
		}
	}

	private void submit(Consumer<ModuleCalls> work, Consumer<? super NodeException> refused) {
		if (this.service == null || !this.service.submit(work)) {
			refused.accept(this.runtime.unavailable());
		}
	}

	private void open(ModuleCalls current) {
		this.calls = current;
		if (!this.ended.get()) {
			current.stream(this, this.module, this.function, this.arguments);
		}
	}

	/**
	 * Whether it has no end of its own.
	 */
	boolean isOfEvents() {
		return this.operation.equals("events");
	}

	String operation() {
		return this.operation;
	}

	Sink sink() {
		return new Sink();
	}

	@Override
	public @Nullable Value abortController() {
		return this.abort;
	}

	@Override
	public void abortController(Value controller) {
		this.abort = controller;
	}

	private void opened(Value newSource) {
		this.source = newSource;
		if (this.ended.get()) {
			release();
		}
		else if (this.demand > 0) {
			long count = this.demand;
			this.demand = 0;
			demand(count);
		}
	}

	private void demand(long count) {
		if (this.source == null || this.calls == null) {
			this.demand = saturated(this.demand + count);
			return;
		}
		this.calls.requestFrom(this.source, count);
	}

	private void release() {
		untrack();
		if (this.calls != null && this.source != null) {
			this.calls.cancel(this.source, this.abort);
		}
	}

	void fail(Throwable error) {
		if (this.ended.compareAndSet(false, true)) {
			untrack();
			last(() -> this.subscriber.onError(error));
		}
	}

	private void next(Value item) {
		if (this.ended.get() || this.calls == null) {
			return;
		}
		Object converted;
		try {
			converted = this.calls.values().toJava(item);
		}
		catch (RuntimeException ex) {
			release();
			fail(this.calls.exception(ex));
			return;
		}
		if (converted == null) {
			release();
			fail(new NodeException("TypeError", "A stream item must not be null or undefined", "ERR_STREAM_NULL_VALUES",
					null, null));
			return;
		}
		signal(() -> this.subscriber.onNext(converted));
	}

	private void complete() {
		if (this.ended.compareAndSet(false, true)) {
			untrack();
			last(this.subscriber::onComplete);
		}
	}

	private void last(Runnable signal) {
		signal(() -> {
			signal.run();
			this.worker.dispose();
		});
	}

	private void signal(Runnable signal) {
		try {
			this.worker.schedule(signal);
		}
		catch (RejectedExecutionException ex) {
			// Cancelled: nobody listens any more.
		}
	}

	private void untrack() {
		if (this.calls != null) {
			this.calls.ended(this);
		}
	}

	private static long saturated(long count) {
		return (count < 0) ? Long.MAX_VALUE : count;
	}

	/**
	 * What JavaScript tells.
	 */
	public final class Sink {

		private Sink() {
		}

		@HostAccess.Export
		public void opened(Value newSource) {
			StreamCall.this.opened(newSource);
		}

		@HostAccess.Export
		public void next(Value item) {
			StreamCall.this.next(item);
		}

		@HostAccess.Export
		public void complete() {
			StreamCall.this.complete();
		}

		@HostAccess.Export
		public void reject(Value error) {
			fail(NodeExceptions.of(error));
		}

	}

}
