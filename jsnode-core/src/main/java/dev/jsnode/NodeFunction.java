package dev.jsnode;

import java.time.Duration;
import java.util.function.Function;

import dev.jsnode.engine.Signature;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A function of a JavaScript module and how its calls are made: what is given once
 * instead of with each call. Immutable; may be used from any thread.
 *
 * @param <T> what the result is read as
 */
public final class NodeFunction<T> {

	private final NodeModule module;

	private final String name;

	private final CallTarget target;

	/** The same with what is known of arguments and result. */
	private final @Nullable CallTarget shapedTarget;

	private final @Nullable Duration timeout;

	private final Function<Object, ? extends @Nullable T> reader;

	NodeFunction(NodeModule module, String name, @Nullable Duration timeout, @Nullable Signature signature,
			Function<Object, ? extends @Nullable T> reader) {
		this.module = module;
		this.name = name;
		this.target = new CallTarget(module.key(), name, null);
		this.shapedTarget = (signature != null) ? new CallTarget(module.key(), name, signature) : null;
		this.timeout = timeout;
		this.reader = reader;
	}

	/**
	 * Return this function with another time that a call may take. A call that takes
	 * longer fails with a {@link java.util.concurrent.TimeoutException} and is cancelled.
	 * @param timeout the time, to a hundredth of it or to ten milliseconds, at most to
	 * 200 milliseconds; {@code null} (the default) for any
	 * @return the function
	 */
	public NodeFunction<T> timeout(@Nullable Duration timeout) {
		return new NodeFunction<>(this.module, this.name, timeout, signature(), this.reader);
	}

	/**
	 * Return this function with its result read as something else.
	 * @param <R> what it is read as
	 * @param reader reads the plain value, on the thread that signals; returns
	 * {@code null} for nothing
	 * @return the function
	 */
	public <R> NodeFunction<R> returning(Function<Object, ? extends @Nullable R> reader) {
		return new NodeFunction<>(this.module, this.name, this.timeout, signature(), reader);
	}

	/**
	 * Return this function with arguments and results of known shapes.
	 * @param signature the shapes. Arguments that have them are given as
	 * {@link dev.jsnode.engine.Tape tapes}; if all have, and the result has its own, that
	 * is read as a tape, any other as a plain value
	 * @return the function
	 */
	public NodeFunction<T> shaped(@Nullable Signature signature) {
		return new NodeFunction<>(this.module, this.name, this.timeout, signature, this.reader);
	}

	/**
	 * Call the function at subscription, see {@link NodeModule#call}.
	 * @param arguments the arguments
	 * @return the result, empty for {@code null} and {@code undefined}
	 */
	public Mono<T> call(@Nullable Object... arguments) {
		return new CallMono<>(this, arguments);
	}

	CallObserver.Call called() {
		return this.module.called(this.name);
	}

	NodeModule module() {
		return this.module;
	}

	String name() {
		return this.name;
	}

	/**
	 * What a call with these arguments is aimed at.
	 */
	CallTarget target(@Nullable Object[] arguments) {
		CallTarget shaped = this.shapedTarget;
		return (shaped != null && shaped.fits(arguments)) ? shaped : this.target;
	}

	@Nullable Duration timeout() {
		return this.timeout;
	}

	private @Nullable Signature signature() {
		return (this.shapedTarget != null) ? this.shapedTarget.signature() : null;
	}

	@Nullable T read(Object result) {
		return this.reader.apply(result);
	}

}
