package dev.jsnode.builtin;

import dev.jsnode.engine.GraalInternals;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Native side of {@code AsyncLocalStorage.enterWith}: JavaScript calls {@link #keep()} in
 * a {@code run} of the variable and {@link #enterKept()} after it. And of what watches
 * promises.
 */
public final class AsyncContextBinding {

	private final GraalInternals internals;

	private @Nullable Object kept;

	AsyncContextBinding(BindingContext context) {
		this.internals = context.js().internals();
	}

	@HostAccess.Export
	public void keep() {
		this.kept = this.internals.asyncContext();
	}

	/**
	 * Set what is told of promises, see {@link GraalInternals#promiseHook(Value)}.
	 * @param function the function; JavaScript's {@code null} for nothing
	 */
	@HostAccess.Export
	public void promiseHook(Value function) {
		this.internals.promiseHook(function.isNull() ? null : function);
	}

	@HostAccess.Export
	public void enterKept() {
		Object mapping = this.kept;
		this.kept = null;
		if (mapping != null) {
			this.internals.asyncContext(mapping);
		}
	}

}
