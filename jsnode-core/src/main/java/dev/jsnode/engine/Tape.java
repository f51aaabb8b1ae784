package dev.jsnode.engine;

import java.util.Arrays;

import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;

/**
 * The plain values of a {@link Shape} in the order of its members: a list is its size and
 * its items, an object {@link #PRESENT} and its members, {@code null} is {@code null}.
 * Written once by one side and read by the other.
 */
public final class Tape {

	/** Stands for an object that is there. */
	public static final Object PRESENT = new Object();

	private static final int CAPACITY = 32;

	private final Shape shape;

	private @Nullable Object[] values = new Object[CAPACITY];

	private int size;

	/**
	 * Create an empty tape.
	 * @param shape what will be on it
	 */
	public Tape(Shape shape) {
		this.shape = shape;
	}

	/**
	 * Return what is on it.
	 * @return the shape
	 */
	public Shape shape() {
		return this.shape;
	}

	/**
	 * Add a value.
	 * @param value the value
	 */
	public void add(@Nullable Object value) {
		if (this.size == this.values.length) {
			this.values = Arrays.copyOf(this.values, this.size * 2);
		}
		this.values[this.size++] = value;
	}

	@HostAccess.Export
	public void addNull() {
		add(null);
	}

	@HostAccess.Export
	public void addObject() {
		add(PRESENT);
	}

	@HostAccess.Export
	public void addInteger(int value) {
		add(value);
	}

	@HostAccess.Export
	public void addNumber(double value) {
		add(value);
	}

	@HostAccess.Export
	public void addBoolean(boolean value) {
		add(value);
	}

	@HostAccess.Export
	public void addText(String value) {
		add(value);
	}

	/**
	 * Begin to read.
	 * @return a reader at the beginning
	 */
	public Reader reader() {
		return new Reader(this.values);
	}

	/**
	 * Reads a tape from its beginning.
	 */
	public static final class Reader {

		private final @Nullable Object[] values;

		private int position;

		Reader(@Nullable Object[] values) {
			this.values = values;
		}

		/**
		 * Return the next value.
		 * @return the value
		 */
		public @Nullable Object next() {
			return this.values[this.position++];
		}

		@HostAccess.Export
		public boolean present() {
			return next() != null;
		}

		@HostAccess.Export
		public int integer() {
			return (Integer) required();
		}

		@HostAccess.Export
		public double number() {
			Object value = required();
			return (value instanceof Double number) ? number : ((Number) value).doubleValue();
		}

		@HostAccess.Export
		public boolean truth() {
			return (Boolean) required();
		}

		@HostAccess.Export
		public @Nullable String text() {
			return (String) next();
		}

		/**
		 * A number or boolean that may be missing.
		 * @return the value
		 */
		@HostAccess.Export
		public @Nullable Object optional() {
			Object value = next();
			return (value instanceof Long number) ? (Object) number.doubleValue() : value;
		}

		/**
		 * The size of a list, -1 where it is missing.
		 * @return the size
		 */
		@HostAccess.Export
		public int size() {
			Object value = next();
			return (value != null) ? (Integer) value : -1;
		}

		private Object required() {
			Object value = next();
			if (value == null) {
				throw new IllegalStateException("A value is missing");
			}
			return value;
		}

	}

}
