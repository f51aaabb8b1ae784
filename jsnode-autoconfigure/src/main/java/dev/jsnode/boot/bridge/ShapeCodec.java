package dev.jsnode.boot.bridge;

import dev.jsnode.engine.Shape;
import dev.jsnode.engine.Tape;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of one Java type to a tape and reads them from it.
 */
interface ShapeCodec {

	/**
	 * Return what the tape holds.
	 */
	Shape shape();

	/**
	 * Write a value. Gives false where a value does not fit the shape, such as a number
	 * beyond 2<sup>53</sup>.
	 */
	boolean write(@Nullable Object value, Tape tape);

	/**
	 * Read the next value.
	 */
	@Nullable Object read(Tape.Reader tape);

}
