package dev.jsnode.boot.autoconfigure;

import java.util.Collection;
import java.util.List;

/**
 * Thrown when a runtime is named that the application does not have.
 */
class NoSuchRuntimeException extends RuntimeException {

	private final String name;

	private final List<String> names;

	NoSuchRuntimeException(String name, Collection<String> names) {
		super("There is no Node.js runtime '%s'; there are: %s".formatted(name, String.join(", ", names)));
		this.name = name;
		this.names = List.copyOf(names);
	}

	String getName() {
		return this.name;
	}

	List<String> getNames() {
		return this.names;
	}

}
