package dev.jsnode.engine;

import java.util.List;

/**
 * What values of one Java type consist of, where that is known beforehand: they cross to
 * JavaScript and back as a {@link Tape}, without a tree in between. Immutable; a type
 * must not contain itself. May be used from any thread.
 *
 * @param kind what the value is
 * @param nullable whether it may be {@code null}
 * @param names the names of an object's members
 * @param parts the shapes of an object's members, or of a list's items
 */
public record Shape(Kind kind, boolean nullable, List<String> names, List<Shape> parts) {

	/**
	 * Create the shape of a plain value.
	 * @param kind what the value is
	 * @param nullable whether it may be {@code null}
	 * @return the shape
	 */
	public static Shape of(Kind kind, boolean nullable) {
		return new Shape(kind, nullable, List.of(), List.of());
	}

	/**
	 * Create the shape of a list.
	 * @param item the shape of its items
	 * @return the shape
	 */
	public static Shape list(Shape item) {
		return new Shape(Kind.LIST, true, List.of(), List.of(item));
	}

	/**
	 * Create the shape of an object.
	 * @param names the names of its members
	 * @param parts their shapes
	 * @return the shape
	 */
	public static Shape object(List<String> names, List<Shape> parts) {
		return new Shape(Kind.OBJECT, true, List.copyOf(names), List.copyOf(parts));
	}

	/**
	 * What a value is.
	 */
	public enum Kind {

		/** A number without fraction of 32 bits. */
		INTEGER,

		/** A number without fraction within 2<sup>53</sup>. */
		LONG,

		/** Any number. */
		NUMBER,

		/** A boolean. */
		BOOLEAN,

		/** A string. */
		TEXT,

		/** An array. */
		LIST,

		/** A plain object. */
		OBJECT

	}

}
