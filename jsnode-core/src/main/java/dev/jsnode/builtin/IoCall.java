package dev.jsnode.builtin;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Work on files that may fail as Java's file API fails.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
interface IoCall<T extends @Nullable Object> {

	T call() throws IOException;

}
