package dev.jsnode.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.time.DateTimeException;
import java.time.ZoneId;

import com.oracle.truffle.api.object.HiddenKey;
import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.PromiseRejectionTracker;
import com.oracle.truffle.js.runtime.builtins.JSArrayBuffer;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.objects.AsyncContext;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObjectUtil;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * What only GraalJS's internals give: a tracker of promise rejections, an explicit drain
 * of promise jobs, and arrays shared without a copy. Not public API of GraalJS: its
 * version is pinned, and {@code GraalInternalsTests} fails when a new one changes any of
 * this. Used on the loop's thread, with the context entered.
 */
public final class GraalInternals {

	private static final MethodHandle RECEIVER = receiverGetter();

	private final Context context;

	private final JSRealm realm;

	private final AsyncContext emptyAsyncContext;

	GraalInternals(Context context) {
		this.context = context;
		this.realm = JavaScriptLanguage.getJSRealm(context);
		this.emptyAsyncContext = this.realm.getAgent().getAsyncContextMapping();
	}

	/**
	 * Return the engine's own object for the global environment of the context.
	 * @return the realm
	 */
	public JSRealm realm() {
		return this.realm;
	}

	/**
	 * Return an object of the engine as a value of the public API.
	 * @param object the object
	 * @return the value
	 */
	public Value asValue(@Nullable Object object) {
		return this.context.asValue(object);
	}

	/**
	 * Return the engine's own object behind a value.
	 * @param value the value
	 * @return the object
	 */
	public static Object unwrap(Value value) {
		try {
			return RECEIVER.invokeExact(value);
		}
		catch (Throwable ex) {
			throw new IllegalStateException("The value gives no receiver", ex);
		}
	}

	/**
	 * Keep a Java object with a JavaScript one, where JavaScript does not see it.
	 */
	static void hide(Value value, HiddenKey key, Object hidden) {
		if (unwrap(value) instanceof JSDynamicObject object) {
			JSObjectUtil.putHiddenProperty(object, key, hidden);
		}
	}

	static @Nullable Object hidden(Value value, HiddenKey key) {
		return (unwrap(value) instanceof JSDynamicObject object) ? JSDynamicObject.getOrNull(object, key) : null;
	}

	/**
	 * Run all promise jobs now, also inside a nested call.
	 */
	public void drainPromiseJobs() {
		this.realm.getAgent().processAllPromises(false);
	}

	/**
	 * Return what the variables of {@code AsyncContext} hold now.
	 * @return the mapping, to be given to {@link #asyncContext(Object)}
	 */
	public Object asyncContext() {
		return this.realm.getAgent().getAsyncContextMapping();
	}

	/**
	 * Replace what the variables of {@code AsyncContext} hold, for the rest of the
	 * current macrotask and what follows from it.
	 * @param mapping what {@link #asyncContext()} returned
	 */
	public void asyncContext(Object mapping) {
		this.realm.getAgent().asyncContextSwap((AsyncContext) mapping);
	}

	/**
	 * End what {@code AsyncLocalStorage.enterWith} set in the macrotask that just ended.
	 */
	void resetAsyncContext() {
		if (this.realm.getAgent().getAsyncContextMapping() != this.emptyAsyncContext) {
			this.realm.getAgent().asyncContextSwap(this.emptyAsyncContext);
		}
	}

	/**
	 * Set the time zone of dates.
	 * @param name a name; one that is unknown means UTC
	 */
	public void timeZone(String name) {
		try {
			this.realm.setLocalTimeZone(ZoneId.of(name.startsWith(":") ? name.substring(1) : name).getId());
		}
		catch (DateTimeException ex) {
			this.realm.setLocalTimeZone("UTC");
		}
	}

	/**
	 * Set what is told of the promises of this context.
	 * @param function called with type (0 init, 1 resolve, 2 before, 3 after), promise
	 * and, at init, the promise it comes from; {@code null} for nothing
	 */
	public void promiseHook(@Nullable Value function) {
		PromiseHooks.set(this, function);
	}

	byte[] bytes(Value arrayBuffer) {
		if (unwrap(arrayBuffer) instanceof JSArrayBufferObject.Heap heap) {
			return heap.getByteArray();
		}
		throw new IllegalArgumentException("Not an ArrayBuffer on the heap: " + arrayBuffer.getMetaObject());
	}

	Value arrayBuffer(byte[] bytes) {
		return this.context.asValue(JSArrayBuffer.createArrayBuffer(this.realm.getContext(), this.realm, bytes));
	}

	void trackRejections(RejectionListener listener) {
		this.realm.getContext().setPromiseRejectionTracker(this.realm.getAgent(), new Tracker(listener));
	}

	private static MethodHandle receiverGetter() {
		try {
			Field field = Value.class.getSuperclass().getDeclaredField("receiver");
			field.setAccessible(true);
			return MethodHandles.lookup()
				.unreflectGetter(field)
				.asType(MethodType.methodType(Object.class, Value.class));
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final class Tracker implements PromiseRejectionTracker {

		private final RejectionListener listener;

		Tracker(RejectionListener listener) {
			this.listener = listener;
		}

		@Override
		public void promiseRejected(JSDynamicObject promise, Object reason) {
			this.listener.onEvent(RejectionListener.REJECTED, asValue(promise), asValue(reason));
		}

		@Override
		public void promiseRejectionHandled(JSDynamicObject promise) {
			this.listener.onEvent(RejectionListener.HANDLED, asValue(promise), null);
		}

		@Override
		public void promiseRejectedAfterResolved(JSDynamicObject promise, Object reason) {
			this.listener.onEvent(RejectionListener.REJECTED_AFTER_RESOLVED, asValue(promise), asValue(reason));
		}

		@Override
		public void promiseResolvedAfterResolved(JSDynamicObject promise, Object value) {
			this.listener.onEvent(RejectionListener.RESOLVED_AFTER_RESOLVED, asValue(promise), asValue(value));
		}

	}

}
