package dev.jsnode.boot.bridge;

import java.lang.reflect.Type;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonValueFormat;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.util.ClassUtils;

/**
 * Names the TypeScript types that values of Java types have in JavaScript, and collects
 * the interfaces of those that are objects. What is a property, and under which name, is
 * asked of Jackson.
 */
final class TypeScriptTypes {

	private static final Set<Class<?>> BYTES = Set.of(byte[].class, ByteBuffer.class, DataBuffer.class);

	private final JsonMapper mapper;

	private final Map<JavaType, String> names = new LinkedHashMap<>();

	private final Map<String, String> interfaces = new TreeMap<>();

	TypeScriptTypes(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * The interfaces that the types named so far refer to, by name.
	 */
	Map<String, String> interfaces() {
		return this.interfaces;
	}

	/**
	 * The type of a value that crosses as such.
	 */
	String of(Type type) {
		return of(this.mapper.constructType(type), true);
	}

	/**
	 * What crosses as such keeps its kind; inside of objects Jackson has the last word.
	 */
	private String of(JavaType type, boolean outermost) {
		Class<?> raw = ClassUtils.resolvePrimitiveIfNecessary(type.getRawClass());
		if (raw == Void.class || raw == void.class) {
			return "void";
		}
		if (raw == Object.class) {
			return "unknown";
		}
		if (raw == Boolean.class) {
			return "boolean";
		}
		if (raw == BigInteger.class) {
			return "bigint";
		}
		if (Number.class.isAssignableFrom(raw)) {
			return "number";
		}
		if (raw == Instant.class || Date.class.isAssignableFrom(raw)) {
			return "Date";
		}
		if (BYTES.contains(raw)) {
			return "Uint8Array";
		}
		if (CharSequence.class.isAssignableFrom(raw) || raw == Character.class) {
			return "string";
		}
		return raw.isEnum() ? constants(raw) : ofContainer(type, outermost);
	}

	private String ofContainer(JavaType type, boolean outermost) {
		if (type.isReferenceType()) {
			return of(type.getContentType(), outermost) + " | undefined";
		}
		if (type.isMapLikeType()) {
			String value = of(type.getContentType(), outermost);
			boolean isObject = !outermost || isKey(type.getKeyType());
			return isObject ? "Record<string, " + value + ">"
					: "Map<" + of(type.getKeyType(), true) + ", " + value + ">";
		}
		if (outermost && Set.class.isAssignableFrom(type.getRawClass())) {
			return "Set<" + of(type.getContentType(), true) + ">";
		}
		if (type.isCollectionLikeType() || type.isArrayType()) {
			String item = of(type.getContentType(), outermost);
			return item.contains(" ") ? "(" + item + ")[]" : item + "[]";
		}
		return ofBean(type);
	}

	private String ofBean(JavaType type) {
		String known = this.names.get(type);
		if (known != null) {
			return known;
		}
		Visitor visitor = new Visitor();
		this.mapper.acceptJsonFormatVisitor(type, visitor);
		if (visitor.properties == null) {
			return visitor.scalar;
		}
		String name = freeName(type);
		this.names.put(type, name);
		this.interfaces.put(name, "");
		this.interfaces.put(name,
				visitor.properties.entrySet()
					.stream()
					.map((property) -> "    %s: %s;%n".formatted(property.getKey(), of(property.getValue(), false)))
					.collect(Collectors.joining("", "  interface " + name + " {\n", "  }\n")));
		return name;
	}

	private String freeName(JavaType type) {
		String parameters = type.getBindings()
			.getTypeParameters()
			.stream()
			.map((parameter) -> parameter.getRawClass().getSimpleName())
			.collect(Collectors.joining());
		String wanted = type.getRawClass().getSimpleName() + parameters;
		String name = wanted;
		for (int i = 2; this.interfaces.containsKey(name); i++) {
			name = wanted + i;
		}
		return name;
	}

	private static boolean isKey(JavaType type) {
		return type.hasRawClass(String.class) || type.isEnumType();
	}

	private static String constants(Class<?> type) {
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> "'" + ((Enum<?>) constant).name() + "'")
			.collect(Collectors.joining(" | "));
	}

	/**
	 * Asks Jackson what it writes of a type.
	 */
	private static final class Visitor extends JsonFormatVisitorWrapper.Base {

		private @Nullable Map<String, JavaType> properties;

		private String scalar = "unknown";

		@Override
		public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
			Map<String, JavaType> found = new LinkedHashMap<>();
			this.properties = found;
			return new JsonObjectFormatVisitor.Base(getContext()) {

				@Override
				public void property(BeanProperty property) {
					found.put(property.getName(), property.getType());
				}

				@Override
				public void optionalProperty(BeanProperty property) {
					found.put(property.getName(), property.getType());
				}

			};
		}

		@Override
		public JsonStringFormatVisitor expectStringFormat(JavaType type) {
			this.scalar = "string";
			return new JsonStringFormatVisitor() {

				@Override
				public void format(JsonValueFormat format) {
					// A string is a string.
				}

				@Override
				public void enumTypes(Set<String> constants) {
					// As Jackson writes it, but who knows what it reads.
				}

			};
		}

	}

}
