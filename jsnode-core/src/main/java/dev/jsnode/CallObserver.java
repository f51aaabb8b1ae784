package dev.jsnode;

import reactor.core.CoreSubscriber;

/**
 * Sees the calls from Java to JavaScript. It is asked for each call, on the thread that
 * subscribes; where a runtime has none, nothing of it costs anything.
 */
@FunctionalInterface
public interface CallObserver {

	/**
	 * A call begins.
	 * @param <T> the type of the result
	 * @param call what is called
	 * @param subscriber who waits for the result
	 * @return who is told the result instead, and tells the subscriber; its context goes
	 * with the call
	 */
	<T> CoreSubscriber<? super T> observe(Call call, CoreSubscriber<? super T> subscriber);

	/**
	 * What is called.
	 *
	 * @param runtime the name of the runtime
	 * @param module the specifier of the module
	 * @param function the name of the function, empty for the module or its default
	 * export
	 */
	record Call(String runtime, String module, String function) {

	}

}
