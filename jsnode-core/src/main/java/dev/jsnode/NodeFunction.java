package dev.jsnode;

import java.time.Duration;
import java.util.function.Function;

import dev.jsnode.engine.Shape;
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

	private final ModuleCalls.Target target;

	private final @Nullable Duration timeout;

	private final @Nullable Shape shape;

	private final Function<Object, ? extends @Nullable T> reader;

	NodeFunction(NodeModule module, String name, @Nullable Duration timeout, @Nullable Shape shape,
			Function<Object, ? extends @Nullable T> reader) {
		this.shape = shape;
		this.module = module;
		this.name = name;
		this.target = new ModuleCalls.Target(module.key(), name);
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
		return new NodeFunction<>(this.module, this.name, timeout, this.shape, this.reader);
	}

	/**
	 * Return this function with its result read as something else.
	 * @param <R> what it is read as
	 * @param reader reads the plain value, on the thread that signals; returns
	 * {@code null} for nothing
	 * @return the function
	 */
	public <R> NodeFunction<R> returning(Function<Object, ? extends @Nullable R> reader) {
		return new NodeFunction<>(this.module, this.name, this.timeout, this.shape, reader);
	}

	/**
	 * Return this function with results of a known shape.
	 * @param shape the shape; a result that has it is read as a
	 * {@link dev.jsnode.engine.Tape Tape}, any other as a plain value
	 * @return the function
	 */
	public NodeFunction<T> shaped(@Nullable Shape shape) {
		return new NodeFunction<>(this.module, this.name, this.timeout, shape, this.reader);
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

	ModuleCalls.Target target() {
		return this.target;
	}

	@Nullable Duration timeout() {
		return this.timeout;
	}

	@Nullable Shape shape() {
		return this.shape;
	}

	@Nullable T read(Object result) {
		return this.reader.apply(result);
	}

}
