package dev.jsnode.cli;

/**
 * An option that the command line does not know, or that lacks its value.
 */
class BadOptionException extends RuntimeException {

	BadOptionException(String message) {
		super(message);
	}

}
