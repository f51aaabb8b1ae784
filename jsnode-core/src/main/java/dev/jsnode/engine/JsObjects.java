package dev.jsnode.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.builtins.JSArgumentsObject;
import com.oracle.truffle.js.runtime.builtins.JSArray;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSAsyncGeneratorObject;
import com.oracle.truffle.js.runtime.builtins.JSBigIntObject;
import com.oracle.truffle.js.runtime.builtins.JSBooleanObject;
import com.oracle.truffle.js.runtime.builtins.JSCollectionIteratorObject;
import com.oracle.truffle.js.runtime.builtins.JSDateObject;
import com.oracle.truffle.js.runtime.builtins.JSErrorObject;
import com.oracle.truffle.js.runtime.builtins.JSFunctionData;
import com.oracle.truffle.js.runtime.builtins.JSFunctionObject;
import com.oracle.truffle.js.runtime.builtins.JSGeneratorObject;
import com.oracle.truffle.js.runtime.builtins.JSMapIteratorObject;
import com.oracle.truffle.js.runtime.builtins.JSMapObject;
import com.oracle.truffle.js.runtime.builtins.JSModuleNamespaceObject;
import com.oracle.truffle.js.runtime.builtins.JSNumberObject;
import com.oracle.truffle.js.runtime.builtins.JSPromiseObject;
import com.oracle.truffle.js.runtime.builtins.JSProxyObject;
import com.oracle.truffle.js.runtime.builtins.JSRegExpObject;
import com.oracle.truffle.js.runtime.builtins.JSSetIteratorObject;
import com.oracle.truffle.js.runtime.builtins.JSSetObject;
import com.oracle.truffle.js.runtime.builtins.JSStringObject;
import com.oracle.truffle.js.runtime.builtins.JSSymbolObject;
import com.oracle.truffle.js.runtime.builtins.JSWeakMapObject;
import com.oracle.truffle.js.runtime.builtins.JSWeakRefObject;
import com.oracle.truffle.js.runtime.builtins.JSWeakSetObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.Null;
import com.oracle.truffle.js.runtime.objects.Undefined;
import com.oracle.truffle.js.runtime.util.JSHashMap;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * What the language hides of its objects: their brand, the state of promises, what
 * proxies stand for, the entries of iterators and weak collections. Rests on internals of
 * GraalJS, as {@link GraalInternals}. Used on the loop's thread, with the context
 * entered.
 */
public final class JsObjects {

	private static final int EXTERNAL = 22;

	/** The brands, numbered from 1 as in {@code internal/util/types.js}. */
	private static final List<Class<?>> BRANDS = List.of(JSArgumentsObject.class, JSArrayBufferObject.class,
			JSArrayBufferObject.Shared.class, JSBigIntObject.class, JSBooleanObject.class, JSNumberObject.class,
			JSStringObject.class, JSSymbolObject.class, JSDateObject.class, JSErrorObject.class,
			JSGeneratorObject.class, JSMapObject.class, JSSetObject.class, JSMapIteratorObject.class,
			JSSetIteratorObject.class, JSModuleNamespaceObject.class, JSPromiseObject.class, JSProxyObject.class,
			JSRegExpObject.class, JSWeakMapObject.class, JSWeakSetObject.class);

	private static final int GENERATOR = 1 + BRANDS.indexOf(JSGeneratorObject.class);

	private static final int SHARED_ARRAY_BUFFER = 1 + BRANDS.indexOf(JSArrayBufferObject.Shared.class);

	private static final int WEAK_REF = 23;

	private static final ClassValue<Integer> BRAND_OF_CLASS = new ClassValue<>() {

		@Override
		protected Integer computeValue(Class<?> type) {
			return brandOf(type);
		}

	};

	private final GraalInternals internals;

	/**
	 * Create a view on the objects of a context.
	 * @param internals the engine's side of the context
	 */
	public JsObjects(GraalInternals internals) {
		this.internals = internals;
	}

	/**
	 * Return the brand of an object.
	 * @param value the object
	 * @return its number, 0 for objects without a brand
	 */
	public static int brand(Value value) {
		return BRAND_OF_CLASS.get(GraalInternals.unwrap(value).getClass());
	}

	/**
	 * Return what a function is.
	 * @param value the function
	 * @return bit 0: async; bit 1: generator
	 */
	public static int functionKind(Value value) {
		if (GraalInternals.unwrap(value) instanceof JSFunctionObject function) {
			JSFunctionData data = function.getFunctionData();
			return (data.isAsync() ? 1 : 0) | (data.isGenerator() ? 2 : 0);
		}
		return 0;
	}

	/**
	 * Return what a proxy stands for.
	 * @param value the value
	 * @return an array of target and handler, both {@code null} once revoked;
	 * {@code null} where the value is no proxy
	 */
	public @Nullable Value proxyDetails(Value value) {
		if (GraalInternals.unwrap(value) instanceof JSProxyObject proxy) {
			boolean revoked = proxy.getProxyHandler() == Null.instance;
			return array(revoked ? Null.instance : proxy.getProxyTarget(), proxy.getProxyHandler());
		}
		return null;
	}

	/**
	 * Return the state of a promise.
	 * @param value the promise
	 * @return an array of the state (0 pending, 1 fulfilled, 2 rejected) and the result;
	 * {@code null} where the value is no promise
	 */
	public @Nullable Value promiseDetails(Value value) {
		if (GraalInternals.unwrap(value) instanceof JSPromiseObject promise) {
			Object result = promise.getPromiseResult();
			return array(promise.getPromiseState(), (result != null) ? result : Undefined.instance);
		}
		return null;
	}

	/**
	 * Return what is left in an iterator of a collection, or what is in a collection,
	 * without moving it.
	 * @param value a Map, Set, an iterator of one of them, a WeakMap or a WeakSet
	 * @return an array of the flat array of entries and whether they are pairs;
	 * {@code null} for anything else
	 */
	public @Nullable Value previewEntries(Value value) {
		List<Object> entries = new ArrayList<>();
		Boolean pairs = collect(GraalInternals.unwrap(value), entries);
		return (pairs != null) ? array(newArray(entries.toArray()), pairs) : null;
	}

	private static @Nullable Boolean collect(Object object, List<Object> entries) {
		if (object instanceof JSMapIteratorObject iterator) {
			return remaining(iterator, false, entries);
		}
		if (object instanceof JSSetIteratorObject iterator) {
			return remaining(iterator, true, entries);
		}
		if (object instanceof JSMapObject map) {
			return collect(map.getMap().getEntries(), true, true, false, entries);
		}
		if (object instanceof JSSetObject set) {
			return collect(set.getMap().getEntries(), true, false, false, entries);
		}
		if (object instanceof JSWeakMapObject map) {
			return weak(map.getWeakHashMap(), true, entries);
		}
		if (object instanceof JSWeakSetObject set) {
			return weak(set.getWeakHashMap(), false, entries);
		}
		return null;
	}

	private static boolean remaining(JSCollectionIteratorObject iterator, boolean keysAreValues, List<Object> entries) {
		if (iterator.getIteratedObject() == Undefined.instance || iterator.getNextIndex() == null) {
			return false;
		}
		int kind = iterator.getIterationKind();
		boolean keys = (kind & JSRuntime.ITERATION_KIND_KEY) != 0;
		boolean values = (kind & JSRuntime.ITERATION_KIND_VALUE) != 0;
		return collect(iterator.getNextIndex().copy(), keys, values, keysAreValues, entries);
	}

	private static boolean collect(JSHashMap.Cursor cursor, boolean keys, boolean values, boolean keysAreValues,
			List<Object> entries) {
		while (cursor.advance()) {
			if (keys) {
				entries.add(cursor.getKey());
			}
			if (values) {
				entries.add(keysAreValues ? cursor.getKey() : cursor.getValue());
			}
		}
		return keys && values;
	}

	/** Some of GraalJS's weak maps cannot be listed: then there is nothing to tell. */
	private static @Nullable Boolean weak(@Nullable Map<Object, Object> map, boolean pairs, List<Object> entries) {
		try {
			((map != null) ? map : Collections.emptyMap()).forEach((key, value) -> {
				entries.add(key);
				if (pairs) {
					entries.add(value);
				}
			});
			return pairs;
		}
		catch (UnsupportedOperationException ex) {
			return null;
		}
	}

	private Value array(Object... elements) {
		return this.internals.asValue(newArray(elements));
	}

	private JSDynamicObject newArray(Object... elements) {
		JSRealm realm = this.internals.realm();
		return JSArray.createConstant(realm.getContext(), realm, elements);
	}

	private static int brandOf(Class<?> type) {
		if (!JSDynamicObject.class.isAssignableFrom(type)) {
			return EXTERNAL;
		}
		if (JSArrayBufferObject.Shared.class.isAssignableFrom(type)) {
			return SHARED_ARRAY_BUFFER;
		}
		if (JSAsyncGeneratorObject.class.isAssignableFrom(type)) {
			return GENERATOR;
		}
		if (JSWeakRefObject.class.isAssignableFrom(type)) {
			return WEAK_REF;
		}
		for (int i = 0; i < BRANDS.size(); i++) {
			if (BRANDS.get(i).isAssignableFrom(type)) {
				return i + 1;
			}
		}
		return 0;
	}

}
