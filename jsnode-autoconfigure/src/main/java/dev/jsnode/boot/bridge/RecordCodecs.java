package dev.jsnode.boot.bridge;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.jsnode.engine.Tape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the codecs of records that consist of strings, numbers, booleans, lists and such
 * records. Jackson's configuration and annotations hold all the same: a record for which
 * the application's mapper does anything else than a codec would has none. That is found
 * out by having both convert samples.
 */
final class RecordCodecs {

	/** Features under which a result may be refused that a codec would take. */
	private static final List<DeserializationFeature> STRICT = List.of(
			DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
			DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
			DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

	private final JsonMapper mapper;

	private final boolean strict;

	private final Map<Type, Optional<ShapeCodec>> codecs = new ConcurrentHashMap<>();

	RecordCodecs(JsonMapper mapper) {
		this.mapper = mapper;
		this.strict = STRICT.stream().anyMatch(mapper::isEnabled);
	}

	/**
	 * Return the codec of a record or of a list of records.
	 * @return the codec, or {@code null} if Jackson has to convert values of the type
	 */
	@Nullable ShapeCodec of(Type type) {
		Optional<ShapeCodec> known = this.codecs.get(type);
		if (known == null) {
			known = Optional.ofNullable(find(type)).filter((codec) -> !(codec instanceof PlainCodec));
			this.codecs.put(type, known);
		}
		return known.orElse(null);
	}

	private @Nullable ShapeCodec find(Type type) {
		if (this.strict) {
			return null;
		}
		ShapeCodec codec = codec(type, new HashSet<>());
		return (codec != null && Arrays.stream(ShapeSample.values()).allMatch((sample) -> agrees(codec, type, sample)))
				? codec : null;
	}

	private @Nullable ShapeCodec codec(Type type, Set<Type> around) {
		if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
			ShapeCodec items = codec(list.getActualTypeArguments()[0], around);
			return (items != null) ? ListCodec.of(items) : null;
		}
		if (!(type instanceof Class<?> plain)) {
			return null;
		}
		return plain.isRecord() ? recordCodec(plain, around) : PlainCodec.of(plain);
	}

	private @Nullable ShapeCodec recordCodec(Class<?> type, Set<Type> around) {
		if (!around.add(type)) {
			return null;
		}
		List<ShapeCodec> parts = new ArrayList<>();
		for (RecordComponent component : type.getRecordComponents()) {
			ShapeCodec part = codec(component.getGenericType(), around);
			if (part == null || component.getName().equals("__proto__")) {
				return null;
			}
			parts.add(part);
		}
		around.remove(type);
		try {
			return new RecordCodec(type, parts);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			return null;
		}
	}

	/**
	 * Whether Jackson makes the same tree of a sample, and the same sample of the tree.
	 */
	private boolean agrees(ShapeCodec codec, Type type, ShapeSample kind) {
		Tape tape = kind.tape(codec.shape());
		Object sample;
		try {
			sample = codec.read(tape.reader());
		}
		catch (RuntimeException ex) {
			// A record that refuses to be empty is never asked to cross so.
			return kind == ShapeSample.EMPTY;
		}
		try {
			Object tree = ShapeSample.tree(codec.shape(), tape.reader());
			return tree != null && tree.equals(this.mapper.convertValue(sample, Object.class))
					&& tree.equals(ShapeSample.tree(codec.shape(), written(codec, sample)))
					&& this.mapper.convertValue(tree, this.mapper.constructType(type)).equals(sample);
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	/** What accessors give may differ from what the constructor was given. */
	private static Tape.Reader written(ShapeCodec codec, @Nullable Object sample) {
		Tape tape = new Tape(codec.shape());
		codec.write(sample, tape);
		return tape.reader();
	}

}
