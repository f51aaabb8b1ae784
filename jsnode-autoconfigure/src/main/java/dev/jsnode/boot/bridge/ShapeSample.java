package dev.jsnode.boot.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.jsnode.engine.Shape;
import dev.jsnode.engine.Tape;
import org.jspecify.annotations.Nullable;

/**
 * A value of a shape to try Jackson with.
 */
enum ShapeSample {

	/** All that may be missing is missing. */
	EMPTY,

	/** Lists hold two items. */
	FULL,

	/** Lists are empty, and the values are others. */
	OTHER;

	/**
	 * Write the sample.
	 */
	Tape tape(Shape shape) {
		Tape tape = new Tape(shape);
		write(shape, tape, true);
		return tape;
	}

	private void write(Shape shape, Tape tape, boolean required) {
		if (this == EMPTY && shape.nullable() && !required) {
			tape.add(null);
			return;
		}
		switch (shape.kind()) {
			case INTEGER -> tape.add((this == FULL) ? 7 : -8);
			case LONG -> tape.add((this == FULL) ? 1L << 40 : -(1L << 41));
			case NUMBER -> tape.add((this == FULL) ? 1.5 : -2.0);
			case BOOLEAN -> tape.add(this == FULL);
			case TEXT -> tape.add((this == FULL) ? " Some Text " : "");
			case LIST -> writeItems(shape.parts().get(0), tape);
			case OBJECT -> {
				tape.add(Tape.PRESENT);
				shape.parts().forEach((part) -> write(part, tape, false));
			}
		}
	}

	private void writeItems(Shape item, Tape tape) {
		int size = (this == FULL) ? 2 : 0;
		tape.add(size);
		for (int i = 0; i < size; i++) {
			write(item, tape, true);
		}
	}

	/**
	 * The tree that stands for what a tape holds.
	 */
	static @Nullable Object tree(Shape shape, Tape.Reader tape) {
		return switch (shape.kind()) {
			case LIST -> list(shape.parts().get(0), tape);
			case OBJECT -> tape.present() ? object(shape, tape) : null;
			default -> tape.next();
		};
	}

	private static @Nullable List<@Nullable Object> list(Shape item, Tape.Reader tape) {
		int size = tape.size();
		if (size < 0) {
			return null;
		}
		List<@Nullable Object> list = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			list.add(tree(item, tape));
		}
		return list;
	}

	private static Map<String, @Nullable Object> object(Shape shape, Tape.Reader tape) {
		Map<String, @Nullable Object> object = new LinkedHashMap<>();
		for (int i = 0; i < shape.names().size(); i++) {
			object.put(shape.names().get(i), tree(shape.parts().get(i), tape));
		}
		return object;
	}

}
