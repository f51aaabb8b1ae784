package dev.jsnode.boot.bridge;

import java.lang.reflect.Type;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.EventObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.jsnode.AbortSignal;
import dev.jsnode.engine.Shape;
import dev.jsnode.engine.Tape;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

/**
 * Converts between the types of Java methods and the plain trees that cross to and from
 * JavaScript: {@code null}, booleans, numbers, strings, {@code byte[]}, {@link Instant},
 * lists, sets and maps. What is not plain goes through Jackson, whose configuration and
 * annotations hold.
 */
public class BridgeMapper {

	private static final Set<Class<?>> PLAIN = Set.of(Boolean.class, Integer.class, Long.class, Double.class,
			String.class, BigInteger.class, Instant.class, byte[].class);

	private final JsonMapper reader;

	private final JsonMapper writer;

	private final RecordCodecs records;

	/**
	 * Create a mapper.
	 * @param jsonMapper the application's mapper
	 */
	public BridgeMapper(JsonMapper jsonMapper) {
		this.reader = jsonMapper;
		this.writer = jsonMapper.rebuild()
			.addModule(keptKinds())
			.addMixIn(EventObject.class, WithoutSource.class)
			.build();
		this.records = new RecordCodecs(jsonMapper);
	}

	/**
	 * Make what is handed to JavaScript of a value: as {@link #toTree} does, but with
	 * {@link Tape tapes} for records that Jackson would treat in no special way.
	 * @param value the value
	 * @return tree or tape
	 */
	@Nullable Object toJs(@Nullable Object value) {
		return toTree(value, true);
	}

	/**
	 * Return the shape of a type.
	 * @param type the type
	 * @return the shape, or {@code null} if values of the type take the way through trees
	 */
	@Nullable Shape shape(Type type) {
		ShapeCodec codec = this.records.of(type);
		return (codec != null) ? codec.shape() : null;
	}

	/**
	 * Make a plain tree of a value. Publishers and stages stay what they are, also inside
	 * of maps and collections: JavaScript gets promises and async iterables for them.
	 * @param value the value
	 * @return the tree
	 */
	public @Nullable Object toTree(@Nullable Object value) {
		return toTree(value, false);
	}

	private @Nullable Object toTree(@Nullable Object value, boolean tapes) {
		if (value == null || isPlain(value) || isPassedOn(value)) {
			return value;
		}
		if (tapes && value instanceof Record) {
			Tape tape = tape(value);
			return (tape != null) ? tape : this.writer.convertValue(value, Object.class);
		}
		if (value instanceof Map<?, ?> map) {
			Map<Object, @Nullable Object> tree = new LinkedHashMap<>();
			map.forEach((key, element) -> tree.put(toKey(key), toTree(element, tapes)));
			return tree;
		}
		if (value instanceof Set<?> set) {
			return toTrees(set, tapes, new LinkedHashSet<>());
		}
		if (value instanceof Collection<?> collection) {
			return toTrees(collection, tapes, new ArrayList<>(collection.size()));
		}
		if (value instanceof Object[] array) {
			return toTrees(Arrays.asList(array), tapes, new ArrayList<>(array.length));
		}
		if (value instanceof ByteBuffer buffer) {
			return bytes(buffer);
		}
		if (value instanceof DataBuffer buffer) {
			return bytes(buffer);
		}
		return (value instanceof Date date) ? date.toInstant() : this.writer.convertValue(value, Object.class);
	}

	/**
	 * Make a value of a plain tree.
	 * @param tree the tree
	 * @param type the type that the value must have
	 * @return the value
	 * @throws BridgeConversionException if the tree does not fit
	 */
	public @Nullable Object fromTree(@Nullable Object tree, Type type) {
		if (tree == null && type instanceof Class<?> primitive && primitive.isPrimitive() && primitive != void.class) {
			throw new BridgeConversionException("undefined or null is no " + primitive.getName(), null);
		}
		if (tree instanceof Tape tape) {
			return read(tape, type);
		}
		if (tree == null || fits(tree, type)) {
			return tree;
		}
		if (tree instanceof byte[] bytes && type == ByteBuffer.class) {
			return ByteBuffer.wrap(bytes);
		}
		if (tree instanceof byte[] bytes && type == DataBuffer.class) {
			return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
		}
		return convert(tree, this.reader.constructType(type));
	}

	private @Nullable Tape tape(Object value) {
		ShapeCodec codec = this.records.of(value.getClass());
		if (codec == null) {
			return null;
		}
		Tape tape = new Tape(codec.shape());
		return codec.write(value, tape) ? tape : null;
	}

	private @Nullable Object read(Tape tape, Type type) {
		ShapeCodec codec = this.records.of(type);
		if (codec == null) {
			throw new IllegalStateException("No shape of " + type);
		}
		try {
			return codec.read(tape.reader());
		}
		catch (RuntimeException ex) {
			throw new BridgeConversionException(
					"An object cannot be read as %s: %s".formatted(type.getTypeName(), ex.getMessage()), ex);
		}
	}

	private @Nullable Object convert(Object tree, JavaType type) {
		try {
			return this.reader.convertValue(tree, type);
		}
		catch (RuntimeException ex) {
			throw new BridgeConversionException(
					"%s cannot be read as %s: %s".formatted(describe(tree), type.toCanonical(), ex.getMessage()), ex);
		}
	}

	/**
	 * Whether the tree already is what Jackson would make of it.
	 */
	private boolean fits(Object tree, Type type) {
		if (type == Object.class || (type == tree.getClass() && isPlain(tree))) {
			return true;
		}
		JavaType javaType = this.reader.constructType(type);
		if (javaType.isMapLikeType() || javaType.isCollectionLikeType()) {
			return javaType.getRawClass().isInstance(tree) && javaType.getContentType().isJavaLangObject()
					&& (!javaType.isMapLikeType() || isKeptKey(javaType.getKeyType()));
		}
		return isPlain(tree) && javaType.getRawClass().isInstance(tree);
	}

	private static boolean isKeptKey(JavaType type) {
		return type.isJavaLangObject() || type.hasRawClass(String.class);
	}

	/** What most arguments and results are comes first. */
	private static boolean isPlain(Object value) {
		return value instanceof String || value instanceof Integer || PLAIN.contains(value.getClass());
	}

	private static boolean isPassedOn(Object value) {
		return value instanceof Number || value instanceof Publisher || value instanceof CompletionStage
				|| value instanceof AbortSignal;
	}

	private Object toKey(Object key) {
		Object tree = toTree(key);
		return (tree != null) ? tree : "null";
	}

	private Collection<@Nullable Object> toTrees(Collection<?> values, boolean tapes,
			Collection<@Nullable Object> trees) {
		values.forEach((value) -> trees.add(toTree(value, tapes)));
		return trees;
	}

	private static byte[] bytes(ByteBuffer buffer) {
		byte[] bytes = new byte[buffer.remaining()];
		buffer.duplicate().get(bytes);
		return bytes;
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.toByteBuffer(buffer.readPosition(), ByteBuffer.wrap(bytes), 0, bytes.length);
		return bytes;
	}

	private static String describe(Object tree) {
		if (tree instanceof Map) {
			return "An object";
		}
		if (tree instanceof Collection) {
			return "An array";
		}
		return (tree instanceof byte[]) ? "Binary data" : "'" + tree + "'";
	}

	/**
	 * Keeps what JSON has no words for as it is on its way through Jackson.
	 */
	private static SimpleModule keptKinds() {
		SimpleModule module = new SimpleModule("jsnode");
		module.addSerializer(Instant.class, new KeptSerializer<>((instant) -> instant));
		module.addSerializer(Date.class, new KeptSerializer<>(Date::toInstant));
		module.addSerializer(byte[].class, new KeptSerializer<>((bytes) -> bytes));
		module.addSerializer(ByteBuffer.class, new KeptSerializer<>(BridgeMapper::bytes));
		module.addSerializer(DataBuffer.class, new KeptSerializer<>(BridgeMapper::bytes));
		return module;
	}

	/**
	 * Where an event comes from is not part of what it says.
	 */
	@JsonIgnoreProperties("source")
	private interface WithoutSource {

	}

	private static final class KeptSerializer<T> extends ValueSerializer<T> {

		private final Function<T, Object> kept;

		KeptSerializer(Function<T, Object> kept) {
			this.kept = kept;
		}

		@Override
		public void serialize(T value, JsonGenerator generator, SerializationContext context) {
			generator.writeEmbeddedObject(this.kept.apply(value));
		}

	}

}
