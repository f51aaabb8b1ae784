package dev.jsnode.boot.bridge;

import java.util.ArrayList;
import java.util.List;

import dev.jsnode.engine.Shape;
import dev.jsnode.engine.Tape;
import org.jspecify.annotations.Nullable;

/**
 * Lists of values that have a shape.
 *
 * @param shape the shape of the lists
 * @param items the codec of their items
 */
record ListCodec(Shape shape, ShapeCodec items) implements ShapeCodec {

	static ListCodec of(ShapeCodec items) {
		return new ListCodec(Shape.list(items.shape()), items);
	}

	@Override
	public boolean write(@Nullable Object value, Tape tape) {
		if (value == null) {
			tape.add(null);
			return true;
		}
		List<?> list = (List<?>) value;
		tape.add(list.size());
		for (Object item : list) {
			if (!this.items.write(item, tape)) {
				return false;
			}
		}
		return true;
	}

	@Override
	public @Nullable Object read(Tape.Reader tape) {
		int size = tape.size();
		if (size < 0) {
			return null;
		}
		List<@Nullable Object> list = new ArrayList<>(size);
		for (int i = 0; i < size; i++) {
			list.add(this.items.read(tape));
		}
		return list;
	}

}
