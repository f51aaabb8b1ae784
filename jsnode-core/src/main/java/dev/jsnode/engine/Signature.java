package dev.jsnode.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known beforehand of a function's arguments and result. Immutable; may be used
 * from any thread.
 *
 * @param parameters the shapes of the arguments, {@code null} for those that are not
 * known
 * @param result the shape of the result, or {@code null} if it is not known
 */
public record Signature(List<@Nullable Shape> parameters, @Nullable Shape result) {

	/**
	 * Create a signature.
	 * @param parameters the shapes of the arguments
	 * @param result the shape of the result
	 * @return the signature, or {@code null} if nothing is known
	 */
	public static @Nullable Signature of(@Nullable Shape[] parameters, @Nullable Shape result) {
		List<@Nullable Shape> all = new ArrayList<>();
		Collections.addAll(all, parameters);
		return (result != null || all.stream().anyMatch((shape) -> shape != null))
				? new Signature(Collections.unmodifiableList(all), result) : null;
	}

}
