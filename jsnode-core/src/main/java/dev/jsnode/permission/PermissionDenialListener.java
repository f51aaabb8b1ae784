package dev.jsnode.permission;

import java.util.function.Consumer;

/**
 * Hears of each access that is refused, on the thread that asks, which may be a loop's:
 * it must not block.
 */
@FunctionalInterface
public interface PermissionDenialListener extends Consumer<PermissionDenial> {

	/** Hears nothing. */
	PermissionDenialListener NONE = (denial) -> {
	};

	/**
	 * Return whether it wants to know the context of the request or call that an access
	 * is part of, so that the context has to go along with all of them.
	 * @return {@code false} unless overridden
	 */
	default boolean needsContext() {
		return false;
	}

}
