package dev.jsnode.boot.autoconfigure;

import java.util.Collection;
import java.util.List;

/**
 * Thrown at start-up when a module lacks a function that its interface declares.
 */
class MissingExportException extends RuntimeException {

	private final Class<?> type;

	private final String specifier;

	private final List<String> missing;

	private final List<String> exported;

	MissingExportException(Class<?> type, String specifier, Collection<String> missing, Collection<String> exported) {
		super("The module '%s' does not export %s, which %s declares".formatted(specifier, missing, type.getName()));
		this.type = type;
		this.specifier = specifier;
		this.missing = List.copyOf(missing);
		this.exported = List.copyOf(exported);
	}

	Class<?> getType() {
		return this.type;
	}

	String getSpecifier() {
		return this.specifier;
	}

	List<String> getMissing() {
		return this.missing;
	}

	List<String> getExported() {
		return this.exported;
	}

}
