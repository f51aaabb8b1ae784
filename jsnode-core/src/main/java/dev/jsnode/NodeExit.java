package dev.jsnode;

import org.jspecify.annotations.Nullable;

/**
 * How a runtime ended.
 *
 * @param code the exit code
 * @param error the error that ended it, or {@code null}
 */
record NodeExit(int code, @Nullable Throwable error) {

	private static final int GENERIC_ERROR = 1;

	static NodeExit failed(Throwable error) {
		return new NodeExit(GENERIC_ERROR, error);
	}

}
