package dev.jsnode;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Functions of Java that JavaScript may call:
 * {@code import inventory from 'spring:inventory'} gives an object with them. Arguments
 * and results are plain values, see {@link dev.jsnode.engine.Values}.
 */
public interface HostModule {

	/**
	 * Return the functions' names.
	 * @return the names
	 */
	Set<String> functions();

	/**
	 * Return how JavaScript gets the result of a function.
	 * @param function the function's name
	 * @return the mode
	 */
	Mode mode(String function);

	/**
	 * Call a function.
	 * @param function the function's name
	 * @param arguments copies of the arguments
	 * @return the result, a {@code Publisher} or {@code CompletionStage} of it, or
	 * {@code null}
	 * @throws Exception becomes an error in JavaScript, with this exception as its origin
	 */
	@Nullable Object call(String function, List<? extends @Nullable Object> arguments) throws Exception;

	/**
	 * How JavaScript gets a result.
	 */
	enum Mode {

		/**
		 * By a promise; the function is called on the runtime's thread pool and may
		 * block.
		 */
		BLOCKING,

		/**
		 * By a promise; the function is called on the loop's thread and must not block.
		 */
		SINGLE,

		/**
		 * By an async iterable; the function is called on the loop's thread, once for
		 * each iteration, and must not block.
		 */
		STREAM

	}

}
