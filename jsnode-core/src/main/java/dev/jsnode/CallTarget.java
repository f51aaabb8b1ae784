package dev.jsnode;

import java.util.Objects;

import dev.jsnode.engine.Shape;
import dev.jsnode.engine.Signature;
import dev.jsnode.engine.Tape;
import org.jspecify.annotations.Nullable;

/**
 * What calls are aimed at. A key of maps that are asked with each call: the hash code is
 * kept, which a record would make anew. Immutable; may be used from any thread.
 */
final class CallTarget {

	private final NodeModule.Key module;

	private final String function;

	private final @Nullable Signature signature;

	private final @Nullable Shape[] parameters;

	private final int hash;

	CallTarget(NodeModule.Key module, String function, @Nullable Signature signature) {
		this.module = module;
		this.function = function;
		this.signature = signature;
		this.parameters = (signature != null) ? signature.parameters().toArray(Shape[]::new) : new Shape[0];
		this.hash = Objects.hash(module, function, signature);
	}

	NodeModule.Key module() {
		return this.module;
	}

	String function() {
		return this.function;
	}

	@Nullable Signature signature() {
		return this.signature;
	}

	/**
	 * Whether arguments are as many as the signature has, and tapes where it has shapes.
	 */
	boolean fits(@Nullable Object[] arguments) {
		if (arguments.length != this.parameters.length) {
			return false;
		}
		for (int i = 0; i < arguments.length; i++) {
			Shape shape = this.parameters[i];
			if (shape != null && arguments[i] != null
					&& !(arguments[i] instanceof Tape tape && tape.shape() == shape)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether the shape of an argument is known.
	 */
	boolean isShaped(int argument) {
		return argument < this.parameters.length && this.parameters[argument] != null;
	}

	/**
	 * The shape of the result, if it is known.
	 */
	@Nullable Shape result() {
		return (this.signature != null) ? this.signature.result() : null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof CallTarget target && this.hash == target.hash
				&& this.function.equals(target.function) && this.module.equals(target.module)
				&& Objects.equals(this.signature, target.signature));
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

}
