package dev.jsnode;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import dev.jsnode.context.ContextBridge;
import dev.jsnode.context.HostContext;
import dev.jsnode.engine.JsContext;
import dev.jsnode.engine.Values;
import dev.jsnode.loop.EventLoop;
import dev.jsnode.loop.Request;
import dev.jsnode.loop.ThreadPool;
import dev.jsnode.permission.PermissionDeniedException;
import dev.jsnode.permission.PermissionGuard;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The Java half of {@code internal/host_modules}: calls from JavaScript to Java, and Java
 * publishers as promises and async iterables. Used on the loop's thread.
 */
public final class HostCalls {

	private static final Logger logger = LoggerFactory.getLogger(HostCalls.class);

	private final JsContext js;

	private final EventLoop loop;

	private final Scheduler pool;

	private final Map<String, HostModule> modules;

	private final ContextBridge contexts;

	private final PermissionGuard guard;

	private final Values values;

	private @Nullable Value eventListener;

	private final Value createPromise;

	private final Value createAsyncIterable;

	HostCalls(NodeInstance instance, Map<String, HostModule> modules) {
		ThreadPool threads = instance.pool();
		this.js = instance.js();
		this.loop = instance.loop();
		this.pool = Schedulers.fromExecutor(threads::submit);
		this.modules = modules;
		this.contexts = instance.contexts();
		this.guard = instance.guard();
		this.values = new Values(this.js, instance.builtin("internal/values"));
		Value script = instance.builtin("internal/host_modules");
		this.createPromise = script.getMember("createPromise");
		this.createAsyncIterable = script.getMember("createAsyncIterable");
		script.getMember("setup").executeVoid(this);
	}

	/**
	 * Return the names of all modules.
	 * @return the names without the scheme
	 */
	@HostAccess.Export
	public String[] names() {
		return this.modules.keySet().toArray(String[]::new);
	}

	/**
	 * Return the names of a module's functions.
	 * @param module the module's name
	 * @return the names, or {@code null} if there is no such module
	 */
	@HostAccess.Export
	public String @Nullable [] functions(String module) {
		requireGranted(module);
		HostModule found = this.modules.get(module);
		return (found != null) ? found.functions().toArray(String[]::new) : null;
	}

	/**
	 * Call a function.
	 * @param name the module's name
	 * @param function the function's name
	 * @param arguments the arguments, an array
	 * @param carried the context of the call that this one is made in, or undefined
	 * @return a promise or an async iterable
	 */
	@HostAccess.Export
	public Object call(String name, String function, Value arguments, @Nullable Value carried) {
		requireGranted(name);
		HostModule module = required(name);
		List<?> copies = copies(arguments);
		HostContext context = contextOf(carried);
		return switch (module.mode(function)) {
			case BLOCKING -> promise(in(context, result(module, function, copies, context).subscribeOn(this.pool)));
			case SINGLE -> promise(in(context, result(module, function, copies, context)));
			case STREAM -> iterable(in(context, Flux.defer(() -> flux(invoke(module, function, copies, context)))));
		};
	}

	private void requireGranted(String module) {
		try {
			this.guard.checkBean(module);
		}
		catch (PermissionDeniedException ex) {
			throw this.js.errors().raise(ex);
		}
	}

	/**
	 * Return a value of a context.
	 * @param carried the context, or undefined
	 * @param key the key
	 * @return the value, or {@code null} if it is not there or not plain
	 */
	@HostAccess.Export
	public @Nullable Object contextValue(@Nullable Value carried, String key) {
		HostContext context = contextOf(carried);
		Object value = (context != null) ? context.get(key) : null;
		try {
			return (value != null) ? toJs(value) : null;
		}
		catch (IllegalArgumentException ex) {
			// Objects of Java stay in Java.
			return null;
		}
	}

	/**
	 * Return a context with another value.
	 * @param carried the context, or undefined
	 * @param key the key
	 * @param value the value
	 * @return the context
	 */
	@HostAccess.Export
	public HostContext withContextValue(@Nullable Value carried, String key, Value value) {
		return contextOrEmpty(carried).with(key, this.values.toJava(value));
	}

	/**
	 * Return an entry of the MDC of a context.
	 * @param carried the context, or undefined
	 * @param key the key
	 * @return the entry, or {@code null} if there is none
	 */
	@HostAccess.Export
	public @Nullable String mdcEntry(@Nullable Value carried, String key) {
		HostContext context = contextOf(carried);
		return (context != null) ? context.mdcEntry(key) : null;
	}

	/**
	 * Return a context with another entry in its MDC.
	 * @param carried the context, or undefined
	 * @param key the key
	 * @param value the entry, {@code null} for none
	 * @return the context
	 */
	@HostAccess.Export
	public HostContext withMdcEntry(@Nullable Value carried, String key, @Nullable String value) {
		return contextOrEmpty(carried).withMdcEntry(key, value);
	}

	/**
	 * Begin to tell JavaScript of events.
	 * @param listener called with the name of an event, its value and its context
	 */
	@HostAccess.Export
	public void onEvent(Value listener) {
		this.eventListener = listener;
	}

	/**
	 * Tell JavaScript of an event, if it asked for them.
	 */
	void publish(String event, @Nullable Object value, @Nullable HostContext context) {
		if (this.eventListener == null) {
			return;
		}
		Object converted;
		try {
			converted = toJs(value);
		}
		catch (IllegalArgumentException ex) {
			logger.error("The event '{}' cannot be told to JavaScript", event, ex);
			return;
		}
		this.js.call(this.eventListener, event, converted, context);
	}

	private HostContext contextOrEmpty(@Nullable Value carried) {
		HostContext context = contextOf(carried);
		return (context != null) ? context : HostContext.empty(this.contexts);
	}

	private static @Nullable HostContext contextOf(@Nullable Value carried) {
		return (carried != null && carried.isHostObject()) ? carried.asHostObject() : null;
	}

	private static <T> Mono<T> in(@Nullable HostContext context, Mono<T> result) {
		return (context != null) ? result.contextWrite(context.reactor()) : result;
	}

	private static <T> Flux<T> in(@Nullable HostContext context, Flux<T> items) {
		return (context != null) ? items.contextWrite(context.reactor()) : items;
	}

	/**
	 * Return what JavaScript sees of a publisher or stage.
	 * @param value the value
	 * @return a promise or an async iterable, or {@code null} if it is something else
	 */
	@Nullable Object asyncToJs(Object value) {
		if (value instanceof CompletionStage<?> stage) {
			return promise(Mono.fromCompletionStage(stage));
		}
		if (value instanceof Mono<?> mono) {
			return promise(mono);
		}
		return (value instanceof Publisher<?> publisher) ? iterable(publisher) : null;
	}

	private HostModule required(String name) {
		HostModule module = this.modules.get(name);
		if (module == null) {
			throw new IllegalStateException("No module 'spring:" + name + "'");
		}
		return module;
	}

	private List<?> copies(Value arguments) {
		try {
			return (this.values.toJava(arguments) instanceof List<?> list) ? list : List.of();
		}
		catch (RuntimeException ex) {
			throw this.js.errors().raise(ex);
		}
	}

	private static Mono<Object> result(HostModule module, String function, List<?> arguments,
			@Nullable HostContext context) {
		return Mono.defer(() -> mono(invoke(module, function, arguments, context)));
	}

	private static @Nullable Object invoke(HostModule module, String function, List<?> arguments,
			@Nullable HostContext context) {
		try (ContextBridge.Scope scope = (context != null) ? context.restore() : null) {
			return module.call(function, arguments);
		}
		catch (Exception ex) {
			return Mono.error(ex);
		}
	}

	private static Mono<Object> mono(@Nullable Object result) {
		if (result instanceof Publisher<?> publisher) {
			return Mono.from(publisher);
		}
		return (result instanceof CompletionStage<?> stage) ? Mono.fromCompletionStage(stage)
				: Mono.justOrEmpty(result);
	}

	private static Flux<Object> flux(@Nullable Object result) {
		return (result instanceof Publisher<?> publisher) ? Flux.from(publisher) : mono(result).flux();
	}

	private Value promise(Mono<?> result) {
		Value deferred = this.createPromise.execute();
		Request request = this.loop.request("HostCall");
		result.subscribe(new Settler(deferred, request));
		return deferred.getMember("promise");
	}

	private Value iterable(Publisher<?> items) {
		return this.createAsyncIterable.execute(new Items(items));
	}

	private @Nullable Object toJs(@Nullable Object value) {
		return this.values.toJs(value, this::asyncToJs);
	}

	/**
	 * An error of JavaScript that went through Java comes back with its name and code.
	 */
	private Value error(Throwable thrown) {
		Throwable ex = Exceptions.unwrap(thrown);
		if (ex instanceof NodeException node) {
			String jsStack = node.getJsStack();
			String stack = (jsStack != null) ? jsStack : node.toString();
			return this.js.errors().error(node.getName(), node.getCode(), node.getJsMessage(), stack, node);
		}
		return this.js.errors().error(ex);
	}

	/**
	 * Settles a promise with the first signal of a {@code Mono}.
	 */
	private final class Settler extends BaseSubscriber<Object> {

		private final Value deferred;

		private final Request request;

		private @Nullable Object result;

		private @Nullable Throwable failure;

		Settler(Value deferred, Request request) {
			this.deferred = deferred;
			this.request = request;
		}

		@Override
		protected void hookOnNext(Object value) {
			this.result = value;
		}

		@Override
		protected void hookOnError(Throwable ex) {
			this.failure = ex;
		}

		@Override
		protected void hookFinally(SignalType type) {
			HostCalls.this.loop.executeIfOpen(this::settle);
		}

		private void settle() {
			this.request.done();
			try {
				if (this.failure == null) {
					HostCalls.this.js.call(this.deferred.getMember("resolve"), toJs(this.result));
					return;
				}
			}
			catch (RuntimeException ex) {
				this.failure = ex;
			}
			HostCalls.this.js.call(this.deferred.getMember("reject"), HostCalls.this.error(this.failure));
		}

	}

	/**
	 * Subscribes to a publisher for each iteration.
	 */
	public final class Items {

		private final Publisher<?> items;

		Items(Publisher<?> items) {
			this.items = items;
		}

		/**
		 * Begin an iteration.
		 * @param next called with an item
		 * @param error called with an error, last
		 * @param complete called last
		 * @return what items are requested from
		 */
		@HostAccess.Export
		public Iteration subscribe(Value next, Value error, Value complete) {
			Iteration iteration = new Iteration(next, error, complete);
			this.items.subscribe(iteration);
			return iteration;
		}

	}

	/**
	 * One iteration over a publisher.
	 */
	public final class Iteration extends BaseSubscriber<Object> {

		private final Value next;

		private final Value fail;

		private final Value complete;

		Iteration(Value next, Value error, Value complete) {
			this.next = next;
			this.fail = error;
			this.complete = complete;
		}

		/**
		 * Ask for items.
		 * @param count how many
		 */
		@HostAccess.Export
		public void pull(int count) {
			request(count);
		}

		/**
		 * End the iteration early.
		 */
		@HostAccess.Export
		public void end() {
			cancel();
		}

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			// Requested by the iterator's next().
		}

		@Override
		protected void hookOnNext(Object value) {
			HostCalls.this.loop.executeIfOpen(() -> deliver(value));
		}

		@Override
		protected void hookOnError(Throwable ex) {
			HostCalls.this.loop.executeIfOpen(() -> fail(ex));
		}

		@Override
		protected void hookOnComplete() {
			HostCalls.this.loop.executeIfOpen(() -> HostCalls.this.js.call(this.complete));
		}

		private void deliver(Object value) {
			try {
				HostCalls.this.js.call(this.next, toJs(value));
			}
			catch (RuntimeException ex) {
				cancel();
				fail(ex);
			}
		}

		private void fail(Throwable ex) {
			HostCalls.this.js.call(this.fail, HostCalls.this.error(ex));
		}

	}

}
