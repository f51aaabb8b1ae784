package dev.jsnode.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.oracle.truffle.js.runtime.JSContext;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.PromiseHook;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Tells JavaScript functions what becomes of promises. The engine has one hook for all
 * its contexts, so there is one here, which asks whose promise it is. It is set only
 * while some context listens, since it costs every promise something.
 */
final class PromiseHooks implements PromiseHook {

	private static final PromiseHooks SHARED = new PromiseHooks();

	private final Map<JSRealm, Listener> listeners = new ConcurrentHashMap<>();

	private PromiseHooks() {
	}

	/**
	 * Set what is called for the promises of a context. Called on its thread.
	 * @param internals the context's
	 * @param function called with type (0 init, 1 resolve, 2 before, 3 after), promise
	 * and, at init, the promise it comes from; {@code null} for nothing
	 */
	static void set(GraalInternals internals, @Nullable Value function) {
		SHARED.listen(internals, function);
	}

	private synchronized void listen(GraalInternals internals, @Nullable Value function) {
		JSRealm realm = internals.realm();
		if (function == null) {
			this.listeners.remove(realm);
		}
		else {
			this.listeners.put(realm, new Listener(internals, function));
		}
		JSContext context = realm.getContext();
		if (function != null && this.listeners.size() == 1) {
			context.setPromiseHook(this);
		}
		else if (this.listeners.isEmpty()) {
			context.setPromiseHook(null);
		}
	}

	@Override
	public void promiseChanged(int type, JSDynamicObject promise, JSDynamicObject parent) {
		Listener listener = this.listeners.get(JSRealm.getMain(null));
		if (listener != null) {
			listener.function.executeVoid(type, listener.internals.asValue(promise),
					listener.internals.asValue(parent));
		}
	}

	private record Listener(GraalInternals internals, Value function) {

	}

}
