package dev.jsnode.boot.bridge;

import java.util.Map;

import dev.jsnode.engine.Shape;
import dev.jsnode.engine.Shape.Kind;
import dev.jsnode.engine.Tape;
import org.jspecify.annotations.Nullable;

/**
 * Strings, booleans and numbers, primitive or not.
 *
 * @param shape what they are
 */
record PlainCodec(Shape shape) implements ShapeCodec {

	private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

	private static final Map<Class<?>, PlainCodec> CODECS = Map.of(int.class, of(Kind.INTEGER, false), Integer.class,
			of(Kind.INTEGER, true), long.class, of(Kind.LONG, false), Long.class, of(Kind.LONG, true), double.class,
			of(Kind.NUMBER, false), Double.class, of(Kind.NUMBER, true), boolean.class, of(Kind.BOOLEAN, false),
			Boolean.class, of(Kind.BOOLEAN, true), String.class, of(Kind.TEXT, true));

	static @Nullable PlainCodec of(Class<?> type) {
		return CODECS.get(type);
	}

	private static PlainCodec of(Kind kind, boolean nullable) {
		return new PlainCodec(Shape.of(kind, nullable));
	}

	@Override
	public boolean write(@Nullable Object value, Tape tape) {
		if (value instanceof Long number && Math.abs(number) > MAX_SAFE_INTEGER) {
			return false;
		}
		tape.add(value);
		return true;
	}

	@Override
	public @Nullable Object read(Tape.Reader tape) {
		Object value = tape.next();
		return (this.shape.kind() == Kind.LONG && value instanceof Number number) ? (Object) number.longValue() : value;
	}

}
