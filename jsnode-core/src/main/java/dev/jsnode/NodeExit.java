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

	/**
	 * What to tell those whose runtime it was.
	 */
	Throwable reason(String name) {
		return (this.error != null) ? this.error : new NodeException("Error",
				"Runtime '" + name + "' ended with exit code " + this.code, "ERR_JSNODE_EXIT", null, null);
	}

	static NodeExit failed(Throwable error) {
		return new NodeExit(GENERIC_ERROR, error);
	}

}
