package dev.jsnode.module;

/** The shapes of specifier that resolution tells apart. */
final class SpecifierKind {

	private SpecifierKind() {
	}

	static boolean isRelative(String specifier) {
		return specifier.equals(".") || specifier.equals("..") || specifier.startsWith("./")
				|| specifier.startsWith("../");
	}

	static boolean isPath(String specifier) {
		return specifier.startsWith("/") || isRelative(specifier);
	}

	/**
	 * The length of the package name at the start of a bare specifier, -1 where invalid.
	 */
	static int packageNameLength(String specifier) {
		int slash = specifier.indexOf('/');
		if (specifier.startsWith("@")) {
			if (slash < 0) {
				return -1;
			}
			slash = specifier.indexOf('/', slash + 1);
		}
		int length = (slash < 0) ? specifier.length() : slash;
		boolean invalid = specifier.startsWith(".") || specifier.lastIndexOf('\\', length - 1) >= 0
				|| specifier.lastIndexOf('%', length - 1) >= 0;
		return invalid ? -1 : length;
	}

}
