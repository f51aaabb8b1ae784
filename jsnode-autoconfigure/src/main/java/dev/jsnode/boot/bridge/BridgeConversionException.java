package dev.jsnode.boot.bridge;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a value from JavaScript does not fit the Java type that was declared for
 * it.
 */
public class BridgeConversionException extends RuntimeException {

	BridgeConversionException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
