package dev.jsnode.context;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Moves what is bound to threads into Reactor's context and back, so that it goes with a
 * call into JavaScript and from there into a bean. Called on any thread.
 */
public interface ContextBridge {

	/** Moves nothing: only Reactor's context crosses. */
	ContextBridge NONE = new ContextBridge() {

		@Override
		public Context capture(ContextView context) {
			return Context.of(context);
		}

		@Override
		public Scope restore(ContextView context) {
			return () -> {
			};
		}

	};

	/**
	 * Add what is bound to the calling thread to a context, which itself comes first.
	 * @param context the caller's context
	 * @return the context that crosses
	 */
	Context capture(ContextView context);

	/**
	 * Bind what a context holds to the calling thread.
	 * @param context the context that crossed
	 * @return gives the thread back as it was
	 */
	Scope restore(ContextView context);

	/**
	 * How long values are bound to a thread.
	 */
	@FunctionalInterface
	interface Scope extends AutoCloseable {

		@Override
		void close();

	}

}
