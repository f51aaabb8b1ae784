package dev.jsnode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.jsnode.context.HostContext;
import dev.jsnode.engine.JsContext;
import dev.jsnode.engine.Shape;
import dev.jsnode.engine.Signature;
import dev.jsnode.engine.Tape;
import dev.jsnode.engine.Values;
import dev.jsnode.loop.EventLoop;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.TypeLiteral;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * The calls into the modules of one life of a runtime: loads a module once, hands calls
 * to {@code internal/bridge}, and fails what is in flight when that life ends. Used on
 * the loop's thread.
 */
final class ModuleCalls {

	private final JsContext js;

	private final EventLoop loop;

	private final Values values;

	private final Value bridge;

	private final Value callerOf;

	private final Value finderOf;

	private final Value isThenable;

	private final HostCalls hostCalls;

	private final String root;

	private final Map<NodeModule.Key, Value> loaded = new LinkedHashMap<>();

	private final Map<CallTarget, Value> callers = new HashMap<>();

	private final Map<NodeModule.Key, List<Waiter>> loading = new HashMap<>();

	private final Set<StreamCall> streams = new LinkedHashSet<>();

	ModuleCalls(NodeInstance instance, String root, Map<String, HostModule> hostModules) {
		this.js = instance.js();
		this.loop = instance.loop();
		this.hostCalls = new HostCalls(instance, hostModules);
		this.values = new Values(this.js, instance.builtin("internal/values"));
		this.bridge = instance.builtin("internal/bridge");
		this.callerOf = this.bridge.getMember("callerOf");
		this.finderOf = this.bridge.getMember("finderOf");
		this.isThenable = this.bridge.getMember("isThenable");
		this.root = this.bridge.getMember("rootPath").execute(root).asString();
	}

	Values values() {
		return this.values;
	}

	void load(NodeModule module, MonoSink<Void> sink) {
		withModule(module.key(), (exports) -> sink.success(), sink::error);
	}

	void loadEntry(String entry, Runnable loaded, Consumer<Throwable> failed) {
		LoadSink sink = new LoadSink((exports) -> loaded.run(), failed);
		this.js.call(this.bridge.getMember("loadByImport"), sink, this.root, entry);
	}

	/**
	 * The modules of packages that the entry module evaluated before any other of the
	 * application.
	 */
	List<String> packagesAhead(@Nullable String entry) {
		if (entry == null) {
			return List.of();
		}
		return List.copyOf(
				this.bridge.getMember("packagesAhead").execute(this.root, entry).as(new TypeLiteral<List<String>>() {
				}));
	}

	/**
	 * Evaluate modules of packages, one after the other.
	 */
	void loadAhead(List<String> urls, Runnable loaded, Consumer<Throwable> failed) {
		LoadSink sink = new LoadSink((done) -> loaded.run(), failed);
		this.js.call(this.bridge.getMember("loadAhead"), sink, (Object) urls.toArray(String[]::new));
	}

	/**
	 * Whether the entry module, as it is now, would evaluate these modules of packages
	 * first.
	 */
	boolean areFirst(@Nullable String entry, List<String> urls) {
		return urls.isEmpty()
				|| this.bridge.getMember("areFirst").execute(this.root, entry, urls.toArray(String[]::new)).asBoolean();
	}

	void functionNames(NodeModule module, MonoSink<List<String>> sink) {
		withModule(module.key(), (exports) -> {
			Value names = this.bridge.getMember("functionNames").execute(exports);
			sink.success(names.as(new TypeLiteral<List<String>>() {
			}).stream().toList());
		}, sink::error);
	}

	/**
	 * Tell which names a test of {@code internal/bridge} denies.
	 */
	void missing(NodeModule module, String test, Collection<String> names, MonoSink<List<String>> sink) {
		withModule(module.key(),
				(exports) -> sink.success(names.stream()
					.filter((name) -> !this.bridge.getMember(test).execute(exports, name).asBoolean())
					.toList()),
				sink::error);
	}

	void isThere(NodeModule module, MonoSink<Boolean> sink) {
		guarded(() -> sink.success(isThere(module.specifier())), sink::error);
	}

	private boolean isThere(String specifier) {
		return this.bridge.getMember("isThere").execute(this.root, specifier).asBoolean();
	}

	void publish(String event, @Nullable Object value, @Nullable HostContext context) {
		this.hostCalls.publish(event, value, context);
	}

	void call(NodeCall call) {
		CallTarget target = call.function().target(call.arguments());
		Value caller = this.callers.get(target);
		if (caller != null) {
			begin(call, target, caller);
		}
		else {
			withModule(target.module(), (exports) -> begin(call, target, caller(target, exports)), call::fail);
		}
	}

	private Value caller(CallTarget target, Value exports) {
		return this.callers.computeIfAbsent(target, (wanted) -> {
			Signature signature = wanted.signature();
			Value finder = this.finderOf.execute(exports, wanted.function());
			return (signature != null) ? this.values.caller(signature).execute(this.isThenable, finder)
					: this.callerOf.execute(finder);
		});
	}

	private void begin(NodeCall call, CallTarget target, Value caller) {
		try {
			HostContext context = call.context();
			boolean completed = (context != null) ? callIn(context, caller, arguments(call, target, call))
					: this.js.callAll(arguments(call, target, caller, call));
			if (!completed) {
				call.fail(interrupted());
			}
		}
		catch (RuntimeException ex) {
			if (this.js.isCancelled()) {
				throw ex;
			}
			if (this.js.isInterrupted()) {
				call.fail(interrupted());
				throw ex;
			}
			call.fail(exception(ex));
		}
	}

	private boolean callIn(@Nullable HostContext context, Value function, @Nullable Object[] arguments) {
		if (context == null) {
			return this.js.call(function, arguments);
		}
		@Nullable Object[] all = new Object[arguments.length + 2];
		all[0] = context;
		all[1] = function;
		System.arraycopy(arguments, 0, all, 2, arguments.length);
		return this.js.call(this.bridge.getMember("callInContext"), all);
	}

	void abort(Value controller) {
		this.js.call(this.bridge.getMember("abort"), controller);
	}

	void stream(StreamCall stream, NodeModule module, String function, @Nullable Object[] arguments) {
		this.streams.add(stream);
		withModule(module.key(), (exports) -> {
			@Nullable Object[] all = arguments(stream, arguments, stream.sink(), exports, function);
			callIn(stream.context(), this.bridge.getMember(stream.operation()), all);
		}, stream::fail);
	}

	void requestFrom(Value source, long count) {
		this.js.call(this.bridge.getMember("requestFrom"), source, (double) count);
	}

	void cancel(Value source, @Nullable Value abort) {
		if (abort != null) {
			this.js.call(this.bridge.getMember("abort"), abort);
		}
		this.js.call(this.bridge.getMember("cancelSource"), source);
	}

	void ended(StreamCall stream) {
		this.streams.remove(stream);
	}

	/**
	 * The modules that are there, in the order they were asked for.
	 */
	List<NodeModule.Key> loadedModules() {
		return List.copyOf(this.loaded.keySet());
	}

	/**
	 * Load modules one after the other; one that is not there any more is passed by.
	 */
	void preload(List<NodeModule.Key> keys, Runnable done, Consumer<Throwable> failed) {
		if (keys.isEmpty()) {
			done.run();
			return;
		}
		List<NodeModule.Key> rest = keys.subList(1, keys.size());
		guarded(() -> {
			if (isThere(keys.get(0).specifier())) {
				withModule(keys.get(0), (exports) -> preload(rest, done, failed), failed);
			}
			else {
				preload(rest, done, failed);
			}
		}, failed);
	}

	/**
	 * Whether nobody waits for anything but further events.
	 */
	boolean isIdle() {
		return this.loading.isEmpty() && this.streams.stream().allMatch(StreamCall::isOfEvents);
	}

	/**
	 * Fail those who listen to emitters: what they listen to is no more in use.
	 */
	void failEvents(Throwable error) {
		List.copyOf(this.streams).stream().filter(StreamCall::isOfEvents).forEach((stream) -> stream.fail(error));
	}

	/**
	 * Fail all that is in flight: this life of the runtime is over.
	 */
	void fail(Throwable error) {
		List.copyOf(this.loading.keySet()).forEach((key) -> notLoaded(key, error));
		List.copyOf(this.streams).forEach((stream) -> stream.fail(error));
	}

	Throwable exception(RuntimeException ex) {
		return (ex instanceof PolyglotException guest) ? NodeExceptions.of(guest)
				: NodeExceptions.of(this.js.errors().error(ex));
	}

	/**
	 * Go on with a module's exports. Calls that come while it loads wait for it in order.
	 */
	private void withModule(NodeModule.Key key, Consumer<Value> then, Consumer<Throwable> failed) {
		Value exports = this.loaded.get(key);
		if (exports != null) {
			guarded(() -> then.accept(exports), failed);
			return;
		}
		Waiter waiter = new Waiter(then, failed);
		List<Waiter> waiting = this.loading.get(key);
		if (waiting != null) {
			waiting.add(waiter);
			return;
		}
		this.loading.put(key, new ArrayList<>(List.of(waiter)));
		load(key);
	}

	private void load(NodeModule.Key key) {
		LoadSink sink = new LoadSink((value) -> this.loop.execute(() -> loaded(key, value)),
				(error) -> this.loop.execute(() -> notLoaded(key, error)));
		String function = (key.kind() == ModuleKind.ESM) ? "loadByImport" : "loadByRequire";
		if (!this.js.call(this.bridge.getMember(function), sink, this.root, key.specifier())) {
			notLoaded(key, interrupted());
		}
	}

	private void loaded(NodeModule.Key key, Value exports) {
		this.loaded.put(key, exports);
		for (Waiter waiter : waiters(key)) {
			guarded(() -> waiter.then().accept(exports), waiter.failed());
		}
	}

	private void notLoaded(NodeModule.Key key, Throwable error) {
		waiters(key).forEach((waiter) -> waiter.failed().accept(error));
	}

	private List<Waiter> waiters(NodeModule.Key key) {
		List<Waiter> waiting = this.loading.remove(key);
		return (waiting != null) ? waiting : List.of();
	}

	private void guarded(Runnable work, Consumer<Throwable> failed) {
		try {
			work.run();
		}
		catch (RuntimeException ex) {
			if (this.js.isCancelled()) {
				throw ex;
			}
			failed.accept(exception(ex));
		}
	}

	private static NodeException interrupted() {
		return new NodeException("Error", "The call ran too long and was interrupted", "ERR_SCRIPT_EXECUTION_TIMEOUT",
				null, null);
	}

	/** What comes first, a tape for a result of a known shape, then the arguments. */
	private @Nullable Object[] arguments(NodeCall call, CallTarget target, Object... first) {
		@Nullable Object[] arguments = call.arguments();
		Shape result = target.result();
		int index = (result != null) ? first.length + 1 : first.length;
		@Nullable Object[] all = Arrays.copyOf(first, index + arguments.length, Object[].class);
		if (result != null) {
			all[first.length] = call.resultTape(result);
		}
		for (int i = 0; i < arguments.length; i++) {
			all[index + i] = (arguments[i] instanceof Tape tape && target.isShaped(i)) ? tape.reader()
					: toJs(arguments[i], call);
		}
		return all;
	}

	private @Nullable Object[] arguments(StreamCall stream, @Nullable Object[] arguments, Object... first) {
		@Nullable Object[] all = Arrays.copyOf(first, first.length + arguments.length, Object[].class);
		for (int i = 0; i < arguments.length; i++) {
			all[first.length + i] = toJs(arguments[i], stream);
		}
		return all;
	}

	private @Nullable Object toJs(@Nullable Object argument, AbortHolder holder) {
		return Values.isSame(argument) ? argument : this.values.toJs(argument, (other) -> otherToJs(other, holder));
	}

	private @Nullable Object otherToJs(Object other, AbortHolder holder) {
		return (other == AbortSignal.OF_CALL) ? signal(holder) : this.hostCalls.asyncToJs(other);
	}

	private Value signal(AbortHolder holder) {
		Value controller = holder.abortController();
		if (controller == null) {
			controller = this.bridge.getMember("createAbort").execute();
			holder.abortController(controller);
		}
		return controller.getMember("signal");
	}

	/**
	 * A call that waits for its module.
	 */
	private record Waiter(Consumer<Value> then, Consumer<Throwable> failed) {

	}

	/**
	 * Waits for a module.
	 */
	public static final class LoadSink {

		private final Consumer<Value> loaded;

		private final Consumer<Throwable> failed;

		LoadSink(Consumer<Value> loaded, Consumer<Throwable> failed) {
			this.loaded = loaded;
			this.failed = failed;
		}

		@HostAccess.Export
		public void resolve(Value exports) {
			this.loaded.accept(exports);
		}

		@HostAccess.Export
		public void reject(Value error) {
			this.failed.accept(NodeExceptions.of(error));
		}

	}

}
