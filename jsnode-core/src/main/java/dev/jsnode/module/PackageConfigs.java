package dev.jsnode.module;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Reads each {@code package.json} once and finds the one that governs a file. */
final class PackageConfigs {

	private final ModuleFiles files;

	private final Map<String, PackageConfig> read = new HashMap<>();

	PackageConfigs(ModuleFiles files) {
		this.files = files;
	}

	/**
	 * Reads the configuration of a folder.
	 * @return the configuration, or null where the folder has none
	 */
	@Nullable PackageConfig in(String directory, String specifier, @Nullable String base) throws ResolveException {
		PackageConfig config = this.read.get(directory);
		if (config == null) {
			String file = directory + "/package.json";
			if (!this.files.isFile(file)) {
				return null;
			}
			config = parse(directory, file, specifier, base);
			this.read.put(directory, config);
		}
		return config;
	}

	private PackageConfig parse(String directory, String file, String specifier, @Nullable String base)
			throws ResolveException {
		try {
			if (Json.parse(this.files.readText(file)) instanceof Map<?, ?> json) {
				return PackageConfig.of(directory, json);
			}
		}
		catch (IOException | IllegalArgumentException | IndexOutOfBoundsException ex) {
			// Reported below: Node says no more than that it is invalid.
		}
		String by = (base != null) ? " while importing \"" + specifier + "\" from " + ResolveException.display(base)
				: "";
		throw ResolveException.error("ERR_INVALID_PACKAGE_CONFIG", "Invalid package config " + file + by + ".");
	}

	/**
	 * The nearest configuration above a file, not looking beyond {@code node_modules}.
	 */
	@Nullable PackageConfig governing(String file) throws ResolveException {
		String directory = file;
		for (int slash = directory.lastIndexOf('/'); slash >= 0; slash = directory.lastIndexOf('/')) {
			directory = directory.substring(0, slash);
			if (directory.endsWith("/node_modules")) {
				return null;
			}
			PackageConfig config = in(directory, file, null);
			if (config != null) {
				return config;
			}
		}
		return null;
	}

}
