package dev.jsnode;

import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * A JavaScript module in Java. It is loaded at its first call in each life of the runtime
 * and stays the same module over restarts. All methods may be called from any thread; the
 * publishers signal on Reactor's parallel scheduler, so that what is done with a result
 * does not hold JavaScript up. A call that is subscribed to on the loop's own thread runs
 * at once and signals there.
 *
 * <p>
 * Arguments and results are copied, see {@link dev.jsnode.engine.Values} for what becomes
 * what.
 */
public final class NodeModule {

	private final NodeRuntime runtime;

	private final String specifier;

	private final ModuleKind kind;

	private final Key key;

	NodeModule(NodeRuntime runtime, String specifier, ModuleKind kind) {
		this.key = new Key(kind, specifier);
		this.runtime = runtime;
		this.specifier = specifier;
		this.kind = kind;
	}

	/**
	 * Return what the module was asked for by.
	 * @return the specifier
	 */
	public String specifier() {
		return this.specifier;
	}

	/**
	 * Load the module now instead of at the first call, in all instances of the runtime.
	 * @return completes when the module is evaluated, or fails with a
	 * {@link NodeException}
	 */
	public Mono<Void> load() {
		return Flux.fromIterable(this.runtime.instances())
			.flatMap((instance) -> NodeModule.<Void>admitted(instance, (calls, sink) -> calls.load(this, sink)))
			.then();
	}

	/**
	 * Return whether there is a module by the name, without loading it.
	 * @return whether it is found
	 */
	public Mono<Boolean> isThere() {
		return admitted((calls, sink) -> calls.isThere(this, sink));
	}

	/**
	 * Return the names of the functions that can be called.
	 * @return the names of exported functions and of functions of the default export
	 */
	public Mono<List<String>> functionNames() {
		return admitted((calls, sink) -> calls.functionNames(this, sink));
	}

	/**
	 * Return which functions a call would not find.
	 * @param functions names as {@link #call} takes them
	 * @return those that the module does not have
	 */
	public Mono<List<String>> missingFunctions(Collection<String> functions) {
		return admitted((calls, sink) -> calls.missing(this, "hasFunction", functions, sink));
	}

	/**
	 * Return which event emitters are not there.
	 * @param emitters names as {@link #events} takes them
	 * @return those that the module does not have
	 */
	public Mono<List<String>> missingEmitters(Collection<String> emitters) {
		return admitted((calls, sink) -> calls.missing(this, "hasEmitter", emitters, sink));
	}

	/**
	 * Listen to an event of an exported {@code EventEmitter} from the subscription on, in
	 * all instances of the runtime. The publisher ends with an error only: of the
	 * emitter, of more events than may wait, or when the runtime ends. Cancelling removes
	 * the listener.
	 * @param emitter the export's name, dots for members of an export; empty for the
	 * module itself or its default export
	 * @param event the event's name
	 * @param capacity how many events of each instance may wait for demand
	 * @return the events: their argument, or the list of them where there are none or
	 * several
	 */
	public Flux<Object> events(String emitter, String event, int capacity) {
		List<Flux<Object>> all = this.runtime.instances()
			.stream()
			.map((instance) -> events(instance, emitter, event, capacity))
			.toList();
		return (all.size() == 1) ? all.get(0) : Flux.merge(all);
	}

	private Flux<Object> events(NodeRuntimeInstance instance, String emitter, String event, int capacity) {
		Object[] arguments = { event, capacity };
		return Flux
			.from((subscriber) -> new StreamCall(instance, this, "events", emitter, arguments, subscriber).start());
	}

	/**
	 * Call an exported function at subscription. A returned promise is awaited.
	 * @param function the export's name; empty for the module itself or its default
	 * export
	 * @param arguments the arguments; {@link AbortSignal#OF_CALL} becomes a signal that
	 * cancelling aborts
	 * @return the result, empty for {@code null} and {@code undefined}; fails with a
	 * {@link NodeException}
	 */
	public Mono<Object> call(String function, @Nullable Object... arguments) {
		return function(function).call(arguments);
	}

	/**
	 * Return an exported function, for calls that have more in common than its name.
	 * @param name the export's name; empty for the module itself or its default export
	 * @return the function
	 */
	public NodeFunction<Object> function(String name) {
		return new NodeFunction<>(this, name, null, null, Function.identity());
	}

	/**
	 * Call an exported function at subscription and take the items of what it returns: an
	 * async iterable, an iterable, a {@code Readable} or a {@code ReadableStream}. Items
	 * are pulled one by one as they are requested. Cancelling calls the iterator's
	 * {@code return()}.
	 * @param function the export's name; empty for the module itself or its default
	 * export
	 * @param arguments the arguments; {@link AbortSignal#OF_CALL} becomes a signal that
	 * cancelling aborts
	 * @return the items; fails with a {@link NodeException}
	 */
	public Flux<Object> stream(String function, @Nullable Object... arguments) {
		return items("stream", function, arguments);
	}

	/**
	 * Call an exported function at subscription and take the text or bytes that it gives:
	 * at once, as a string or typed array, or piece by piece, by what {@link #stream}
	 * takes or an object with a {@code pipe(writable)} function. Pieces are pulled as
	 * they are requested. Cancelling ends the stream.
	 * @param function the export's name; empty for the module itself or its default
	 * export
	 * @param arguments the arguments
	 * @return the pieces, text in UTF-8; fails with a {@link NodeException}
	 */
	public Flux<NodeContent> content(String function, @Nullable Object... arguments) {
		return Flux.defer(() -> {
			ContentReader reader = new ContentReader();
			return items("content", function, arguments).map(reader::read).concatWith(Mono.defer(reader::rest));
		});
	}

	private Flux<Object> items(String operation, String function, @Nullable Object[] arguments) {
		return observed(function, Flux.defer(() -> {
			NodeRuntimeInstance instance = this.runtime.choose();
			NodeException refused = instance.admit();
			if (refused != null) {
				return Flux.error(refused);
			}
			return Flux.from(
					(subscriber) -> new StreamCall(instance, this, operation, function, arguments, subscriber).start())
				.doFinally((signal) -> instance.release());
		}));
	}

	private Flux<Object> observed(String function, Flux<Object> items) {
		CallObserver observer = this.runtime.hooks().calls();
		return (observer != null) ? new ObservedFlux(items, observer, called(function)) : items;
	}

	private <T> Mono<T> admitted(BiConsumer<ModuleCalls, MonoSink<T>> work) {
		return Mono.defer(() -> admitted(this.runtime.choose(), work));
	}

	private static <T> Mono<T> admitted(NodeRuntimeInstance instance, BiConsumer<ModuleCalls, MonoSink<T>> work) {
		NodeException refused = instance.admit();
		if (refused != null) {
			return Mono.error(refused);
		}
		Mono<T> result = Mono.create((sink) -> instance.submit((calls) -> work.accept(calls, sink), sink::error));
		// Who is on the thread of the server's loop stays there.
		boolean stay = instance.isShared() && instance.inLoop();
		return (stay ? result : result.publishOn(Schedulers.parallel())).doFinally((signal) -> instance.release());
	}

	/**
	 * Return whether the caller is on the loop's thread, where it must not wait for a
	 * result.
	 * @return whether it is the loop's thread
	 */
	public boolean inLoop() {
		return this.runtime.inLoop();
	}

	CallObserver.Call called(String function) {
		return new CallObserver.Call(this.runtime.name(), this.specifier, function);
	}

	ModuleKind kind() {
		return this.kind;
	}

	NodeRuntime runtime() {
		return this.runtime;
	}

	/**
	 * What tells modules apart.
	 */
	Key key() {
		return this.key;
	}

	record Key(ModuleKind kind, String specifier) {

	}

}
