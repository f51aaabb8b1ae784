package dev.jsnode.builtin;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Work on a path of the class path.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
interface MountedCall<T extends @Nullable Object> {

	T call(MountedPath path) throws IOException;

}
