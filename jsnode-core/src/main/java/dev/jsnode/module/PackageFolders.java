package dev.jsnode.module;

import org.jspecify.annotations.Nullable;

/** A map of packages (Node's {@code --experimental-package-map}). */
@FunctionalInterface
public interface PackageFolders {

	/**
	 * Return the folder of the package that a name means to a file. What is wrong with
	 * the map is thrown as an error of JavaScript. Called on the runtime's thread.
	 * @param name the package's name
	 * @param specifier the whole specifier, for errors
	 * @param parentFile the file that requires or imports
	 * @return the folder; {@code null} where the map has none for the file
	 */
	@Nullable String folder(String name, String specifier, String parentFile);

}
