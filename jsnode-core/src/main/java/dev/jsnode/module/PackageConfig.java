package dev.jsnode.module;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What resolution needs of a {@code package.json}.
 *
 * @param directory the package's folder, without a slash at its end
 * @param name the package's name
 * @param main the entry point of packages without {@code exports}
 * @param type {@code module}, {@code commonjs} or {@code none}
 * @param exports the value of {@code exports}, null where absent
 * @param imports the value of {@code imports}
 */
record PackageConfig(String directory, @Nullable String name, @Nullable String main, String type,
		@Nullable Object exports, @Nullable Map<?, ?> imports) {

	static PackageConfig of(String directory, Map<?, ?> json) {
		Object type = json.get("type");
		boolean known = "module".equals(type) || "commonjs".equals(type);
		return new PackageConfig(directory, text(json.get("name")), text(json.get("main")),
				(type instanceof String format && known) ? format : "none", json.get("exports"),
				(json.get("imports") instanceof Map<?, ?> imports) ? imports : null);
	}

	private static @Nullable String text(@Nullable Object value) {
		return (value instanceof String text) ? text : null;
	}

	String file() {
		return this.directory + "/package.json";
	}

	/** The base of the package's targets. */
	String url() {
		return Urls.fromPath(file());
	}

}
