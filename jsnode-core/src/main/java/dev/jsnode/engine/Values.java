package dev.jsnode.engine;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.oracle.truffle.js.runtime.BigInt;
import com.oracle.truffle.js.runtime.builtins.JSMapObject;
import com.oracle.truffle.js.runtime.builtins.JSSetObject;
import com.oracle.truffle.js.runtime.objects.Undefined;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Converts values between Java and JavaScript by copy: what crosses keeps no tie to the
 * other side. Used on the loop's thread.
 *
 * <table>
 * <caption>Conversions</caption>
 * <tr>
 * <th>Java</th>
 * <th>JavaScript</th>
 * </tr>
 * <tr>
 * <td>{@code null}</td>
 * <td>{@code null}; {@code undefined} becomes {@code null}</td>
 * </tr>
 * <tr>
 * <td>{@code String}, {@code Boolean}, {@code Integer}, {@code Double}</td>
 * <td>string, boolean, number</td>
 * </tr>
 * <tr>
 * <td>{@code Long}</td>
 * <td>number, or bigint beyond 2<sup>53</sup></td>
 * </tr>
 * <tr>
 * <td>{@code BigInteger}</td>
 * <td>bigint</td>
 * </tr>
 * <tr>
 * <td>{@code Instant}</td>
 * <td>{@code Date}</td>
 * </tr>
 * <tr>
 * <td>{@code byte[]}, {@code ByteBuffer}</td>
 * <td>{@code Uint8Array}; any view or buffer becomes {@code byte[]}</td>
 * </tr>
 * <tr>
 * <td>{@code List}, array</td>
 * <td>array</td>
 * </tr>
 * <tr>
 * <td>{@code Set}</td>
 * <td>{@code Set}</td>
 * </tr>
 * <tr>
 * <td>{@code Map}</td>
 * <td>object, or {@code Map} where a key is not a string; both become a {@code Map}</td>
 * </tr>
 * </table>
 */
public final class Values {

	private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

	private final JsContext js;

	private final Value makers;

	private final Map<Shape, Value> shapes = new IdentityHashMap<>();

	/**
	 * Create a converter.
	 * @param js the context
	 * @param makers the exports of {@code internal/values}
	 */
	public Values(JsContext js, Value makers) {
		this.js = js;
		this.makers = makers;
	}

	/**
	 * Return a Java value as JavaScript sees it.
	 * @param value the value
	 * @return what to hand to JavaScript
	 * @throws IllegalArgumentException if there is no conversion for the value's type
	 */
	public @Nullable Object toJs(@Nullable Object value) {
		return toJs(value, (other) -> null);
	}

	/**
	 * Return a Java value as JavaScript sees it.
	 * @param value the value
	 * @param others gives what JavaScript sees of values that are not plain, at any
	 * depth, or {@code null} for those it does not know either
	 * @return what to hand to JavaScript
	 * @throws IllegalArgumentException if there is no conversion for the value's type
	 */
	public @Nullable Object toJs(@Nullable Object value, Function<Object, @Nullable Object> others) {
		return new Writer(others).toJs(value);
	}

	/**
	 * Return whether a value is handed to JavaScript as it is.
	 * @param value the value
	 * @return whether it needs no conversion
	 */
	public static boolean isSame(@Nullable Object value) {
		return value == null || value instanceof String || value instanceof Integer || value instanceof Double
				|| value instanceof Boolean || value instanceof Value;
	}

	/**
	 * Return a JavaScript value as plain Java: {@code Map}, {@code List}, {@code Set},
	 * {@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code Double},
	 * {@code BigInteger}, {@code Instant}, {@code byte[]} or {@code null}. Objects with
	 * {@code toJSON} give what it returns; functions and symbols in objects are left out.
	 * @param value the value
	 * @return the copy
	 * @throws CodedException if the value refers to itself
	 */
	public @Nullable Object toJava(Value value) {
		return toJava(value, Collections.newSetFromMap(new IdentityHashMap<>()));
	}

	/**
	 * Return what makes the function that Java calls for the calls of a function: its
	 * arguments are {@code isThenable} and one that finds the function.
	 * @param signature the signature of the function that is called
	 * @return the maker
	 */
	public Value caller(Signature signature) {
		return this.js.eval(ShapeScript.caller(signature))
			.execute(this.makers.getMember("isArray"), this.makers.getMember("isInteger"),
					this.makers.getMember("isSafeInteger"));
	}

	private Value maker(Shape shape) {
		return this.shapes.computeIfAbsent(shape, (key) -> this.js.eval(ShapeScript.maker(key)).execute());
	}

	private @Nullable Object toJava(Value value, Set<Object> path) {
		if (value.isNull()) {
			return null;
		}
		if (value.isString()) {
			return value.asString();
		}
		if (value.isBoolean()) {
			return value.asBoolean();
		}
		if (value.isNumber()) {
			return numberToJava(value);
		}
		if (value.isInstant()) {
			return value.asInstant();
		}
		if (value.isHostObject()) {
			return value.asHostObject();
		}
		return compoundToJava(value, path);
	}

	private static Object numberToJava(Value value) {
		if (GraalInternals.unwrap(value) instanceof BigInt big) {
			return big.bigIntegerValue();
		}
		if (value.fitsInInt()) {
			return value.asInt();
		}
		return value.fitsInLong() ? (Object) value.asLong() : (Object) value.asDouble();
	}

	private @Nullable Object compoundToJava(Value value, Set<Object> path) {
		byte[] bytes = Bytes.copyOf(value);
		if (bytes != null) {
			return bytes;
		}
		Object identity = GraalInternals.unwrap(value);
		if (!path.add(identity)) {
			throw new CodedException("TypeError", "ERR_JSNODE_CIRCULAR",
					"The result refers to itself: a circular structure cannot be handed to Java");
		}
		Object copy = copy(value, identity, path);
		path.remove(identity);
		return copy;
	}

	private @Nullable Object copy(Value value, Object identity, Set<Object> path) {
		if (value.hasArrayElements()) {
			return listOf(value, path);
		}
		if (identity instanceof JSMapObject) {
			return mapOf(value, path);
		}
		if (identity instanceof JSSetObject) {
			return setOf(value, path);
		}
		if (value.canExecute()) {
			throw new CodedException("TypeError", "ERR_JSNODE_NOT_CONVERTIBLE", "A function cannot be handed to Java");
		}
		return objectOf(value, path);
	}

	private List<@Nullable Object> listOf(Value array, Set<Object> path) {
		long size = array.getArraySize();
		List<@Nullable Object> list = new ArrayList<>((int) size);
		for (long i = 0; i < size; i++) {
			list.add(toJava(array.getArrayElement(i), path));
		}
		return list;
	}

	private Map<@Nullable Object, @Nullable Object> mapOf(Value map, Set<Object> path) {
		Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
		Value entries = map.getHashEntriesIterator();
		while (entries.hasIteratorNextElement()) {
			Value entry = entries.getIteratorNextElement();
			copy.put(toJava(entry.getArrayElement(0), path), toJava(entry.getArrayElement(1), path));
		}
		return copy;
	}

	private Set<@Nullable Object> setOf(Value set, Set<Object> path) {
		Set<@Nullable Object> copy = new LinkedHashSet<>();
		Value items = set.getIterator();
		while (items.hasIteratorNextElement()) {
			copy.add(toJava(items.getIteratorNextElement(), path));
		}
		return copy;
	}

	private @Nullable Object objectOf(Value object, Set<Object> path) {
		if (object.canInvokeMember("toJSON")) {
			return toJava(object.invokeMember("toJSON"), path);
		}
		Map<String, @Nullable Object> copy = new LinkedHashMap<>();
		for (String key : object.getMemberKeys()) {
			Value member = object.getMember(key);
			if (!member.canExecute() && GraalInternals.unwrap(member) != Undefined.instance) {
				copy.put(key, toJava(member, path));
			}
		}
		return copy;
	}

	/**
	 * Writes one value.
	 */
	private final class Writer {

		private final Function<Object, @Nullable Object> others;

		Writer(Function<Object, @Nullable Object> others) {
			this.others = others;
		}

		@Nullable Object toJs(@Nullable Object value) {
			if (value == null || isSame(value)) {
				return value;
			}
			if (value instanceof Number number) {
				return numberToJs(number);
			}
			if (value instanceof Tape tape) {
				return Values.this.maker(tape.shape()).execute(tape.reader());
			}
			if (value instanceof Map<?, ?> map) {
				return mapToJs(map);
			}
			if (value instanceof Set<?> set) {
				return make("set", set);
			}
			if (value instanceof Collection<?> items) {
				return make("array", items);
			}
			if (value instanceof byte[] bytes) {
				return bytesToJs(bytes.clone());
			}
			if (value.getClass().isArray()) {
				return arrayToJs(value);
			}
			return scalarToJs(value);
		}

		private Object numberToJs(Number number) {
			if (number instanceof Long id) {
				return (Math.abs(id) <= MAX_SAFE_INTEGER) ? (Object) (double) id : bigint(number);
			}
			if (number instanceof BigInteger) {
				return bigint(number);
			}
			if (number instanceof BigDecimal || number instanceof Float) {
				return number.doubleValue();
			}
			return number.intValue();
		}

		private @Nullable Object scalarToJs(Object value) {
			if (value instanceof Instant instant) {
				return maker("date").execute((double) instant.toEpochMilli());
			}
			if (value instanceof Date date) {
				return maker("date").execute((double) date.getTime());
			}
			if (value instanceof ByteBuffer buffer) {
				byte[] copy = new byte[buffer.remaining()];
				buffer.duplicate().get(copy);
				return bytesToJs(copy);
			}
			if (value instanceof Optional<?> optional) {
				return optional.isPresent() ? toJs(optional.get()) : maker("undefined").execute();
			}
			if (value instanceof CharSequence || value instanceof Character) {
				return value.toString();
			}
			if (value instanceof Enum<?> constant) {
				return constant.name();
			}
			Object other = this.others.apply(value);
			if (other != null) {
				return other;
			}
			throw new IllegalArgumentException("A " + value.getClass().getName()
					+ " has no counterpart in JavaScript; give a string, number, boolean, Map, List, Set, byte[] or Instant");
		}

		private Value bigint(Number number) {
			return maker("bigint").execute(number.toString());
		}

		private Value bytesToJs(byte[] bytes) {
			return maker("bytes").execute(Values.this.js.arrayBuffer(bytes));
		}

		private Value mapToJs(Map<?, ?> map) {
			for (Object key : map.keySet()) {
				if (!(key instanceof String || key instanceof Enum<?>)) {
					return pairsToJs(map);
				}
			}
			Value object = maker("object").execute();
			map.forEach((key, value) -> object.putMember((key instanceof Enum<?> name) ? name.name() : (String) key,
					toJs(value)));
			return object;
		}

		private Value pairsToJs(Map<?, ?> map) {
			List<@Nullable Object> pairs = new ArrayList<>();
			map.forEach((key, value) -> {
				pairs.add(toJs(key));
				pairs.add(toJs(value));
			});
			return maker("map").execute(pairs.toArray());
		}

		private Value arrayToJs(Object array) {
			@Nullable Object[] items = new Object[Array.getLength(array)];
			for (int i = 0; i < items.length; i++) {
				items[i] = toJs(Array.get(array, i));
			}
			return maker("array").execute(items);
		}

		private Value make(String maker, Collection<?> items) {
			return maker(maker).execute(items.stream().map(this::toJs).toArray());
		}

		private Value maker(String name) {
			return Values.this.makers.getMember(name);
		}

	}

}
