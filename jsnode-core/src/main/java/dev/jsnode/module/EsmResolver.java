package dev.jsnode.module;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** Node's resolution of {@code import}: specifier and importer's URL give a URL. */
final class EsmResolver {

	private static final List<String> LEGACY_MAINS = List.of("", ".js", ".json", ".node", "/index.js", "/index.json",
			"/index.node");

	private static final List<String> LEGACY_INDEXES = List.of("index.js", "index.json", "index.node");

	private final ModuleFiles files;

	private final PackageConfigs configs;

	private final Predicate<String> builtins;

	private final PackageTargets targets = new PackageTargets(this::packageResolve);

	private final ResolverSettings settings;

	EsmResolver(ModuleFiles files, PackageConfigs configs, Predicate<String> builtins, ResolverSettings settings) {
		this.settings = settings;
		this.files = files;
		this.configs = configs;
		this.builtins = builtins;
	}

	PackageTargets targets() {
		return this.targets;
	}

	/**
	 * Resolves a specifier.
	 * @param base the importer's URL
	 * @return a {@code file:}, {@code data:} or {@code node:} URL, or one of a scheme
	 * that the caller knows
	 */
	String resolve(String specifier, String base, Set<String> conditions, Predicate<String> schemes)
			throws ResolveException {
		String scheme = SpecifierKind.isPath(specifier) ? null : Urls.scheme(specifier);
		if (scheme != null && !scheme.equals("file:")) {
			if (!scheme.equals("data:") && !scheme.equals("node:") && !schemes.test(scheme)) {
				throw unsupportedScheme(scheme);
			}
			return specifier;
		}
		String url = locate(specifier, scheme, base, conditions);
		return url.startsWith("file:") ? finish(url, base) : url;
	}

	private String locate(String specifier, @Nullable String scheme, String base, Set<String> conditions)
			throws ResolveException {
		boolean hierarchical = base.startsWith("file:");
		if (scheme != null) {
			return Urls.resolve(specifier, "file:///");
		}
		if (SpecifierKind.isPath(specifier)) {
			if (!hierarchical) {
				throw unsupportedRequest(specifier, base);
			}
			return Urls.resolve(specifier, base);
		}
		if (!hierarchical && !this.builtins.test(specifier)) {
			throw unsupportedRequest(specifier, base);
		}
		if (specifier.startsWith("#")) {
			return importsResolve(specifier, base, conditions);
		}
		return packageResolve(specifier, base, conditions);
	}

	String importsResolve(String specifier, String base, Set<String> conditions) throws ResolveException {
		if (specifier.equals("#")) {
			throw ResolveException.typeError("ERR_INVALID_MODULE_SPECIFIER", "Invalid module \"" + specifier
					+ "\" is not a valid internal imports specifier name" + ResolveException.from(base));
		}
		PackageConfig config = this.configs.governing(Urls.toPath(base));
		if (config == null) {
			throw PackageTargets.importNotDefined(specifier, null, base);
		}
		return this.targets.imports(config, specifier, base, conditions);
	}

	String packageResolve(String specifier, String base, Set<String> conditions) throws ResolveException {
		if (this.builtins.test(specifier)) {
			return specifier.startsWith("node:") ? specifier : "node:" + specifier;
		}
		int length = SpecifierKind.packageNameLength(specifier);
		if (length < 0) {
			throw ResolveException.typeError("ERR_INVALID_MODULE_SPECIFIER",
					"Invalid module \"" + specifier + "\" is not a valid package name" + ResolveException.from(base));
		}
		String name = specifier.substring(0, length);
		String subpath = "." + specifier.substring(length);
		PackageConfig self = this.configs.governing(Urls.toPath(base));
		if (self != null && self.exports() != null && name.equals(self.name())) {
			return this.targets.exports(self, subpath, base, conditions);
		}
		PackageFolders packages = this.settings.packages();
		if (packages != null) {
			String folder = packages.folder(name, specifier, Urls.toPath(base));
			if (folder == null) {
				throw packageNotFound(name, base);
			}
			return inPackage(folder, specifier, subpath, base, conditions);
		}
		return inNodeModules(specifier, name, subpath, base, conditions);
	}

	private static ResolveException packageNotFound(String name, String base) {
		return ResolveException.error("ERR_MODULE_NOT_FOUND",
				"Cannot find package '" + name + "'" + ResolveException.from(base));
	}

	private String inNodeModules(String specifier, String name, String subpath, String base, Set<String> conditions)
			throws ResolveException {
		String directory = Urls.toPath(base);
		for (int slash = directory.lastIndexOf('/'); slash >= 0; slash = directory.lastIndexOf('/')) {
			directory = directory.substring(0, slash);
			String packageDirectory = directory + "/node_modules" + (name.isEmpty() ? "" : "/" + name);
			if (this.files.isDirectory(packageDirectory)) {
				return inPackage(packageDirectory, specifier, subpath, base, conditions);
			}
		}
		throw packageNotFound(name, base);
	}

	private String inPackage(String directory, String specifier, String subpath, String base, Set<String> conditions)
			throws ResolveException {
		PackageConfig config = this.configs.in(directory, specifier, base);
		if (config != null && config.exports() != null) {
			return this.targets.exports(config, subpath, base, conditions);
		}
		if (subpath.equals(".")) {
			return legacyMain(directory, (config != null) ? config.main() : null, base);
		}
		return Urls.resolve(subpath, Urls.fromPath(directory + "/package.json"));
	}

	private String legacyMain(String directory, @Nullable String main, String base) throws ResolveException {
		if (main != null) {
			for (String suffix : LEGACY_MAINS) {
				String file = PathNames.resolve(directory, main + suffix);
				if (this.files.isFile(file)) {
					return Urls.fromPath(file);
				}
			}
		}
		for (String index : LEGACY_INDEXES) {
			if (this.files.isFile(directory + "/" + index)) {
				return Urls.fromPath(directory + "/" + index);
			}
		}
		String missing = PathNames.resolve(directory, (main != null) ? main : "index.js");
		throw ResolveException.error("ERR_MODULE_NOT_FOUND",
				"Cannot find package '" + missing + "'" + ResolveException.from(base));
	}

	/** The file must be there and be a file; its symbolic links are resolved. */
	private String finish(String url, String base) throws ResolveException {
		String encoded = Urls.path(url);
		if (hasEncodedSeparator(encoded)) {
			throw ResolveException.typeError("ERR_INVALID_MODULE_SPECIFIER", "Invalid module \"" + encoded
					+ "\" must not include encoded \"/\" or \"\\\" characters" + ResolveException.from(base));
		}
		String path = Urls.decode(encoded);
		ModuleFiles.Kind kind = path.endsWith("/") ? ModuleFiles.Kind.DIRECTORY : this.files.kind(path);
		return switch (kind) {
			case FILE -> Urls.fromPath(this.settings.known(path)) + Urls.suffix(url);
			case DIRECTORY ->
				throw ResolveException
					.error("ERR_UNSUPPORTED_DIR_IMPORT",
							"Directory import '" + path + "' is not supported resolving ES modules"
									+ ResolveException.from(base))
					.withUrl(url);
			case NONE -> throw ResolveException
				.error("ERR_MODULE_NOT_FOUND", "Cannot find module '" + path + "'" + ResolveException.from(base))
				.withUrl(url);
		};
	}

	static boolean hasEncodedSeparator(String url) {
		return url.matches("(?is).*%(2f|5c).*");
	}

	private static ResolveException unsupportedScheme(String scheme) {
		String known = scheme.startsWith("http") ? "file and data" : "file, data, and node";
		return ResolveException.error("ERR_UNSUPPORTED_ESM_URL_SCHEME", "Only URLs with a scheme in: " + known
				+ " are supported by the default ESM loader. Received protocol '" + scheme + "'");
	}

	private static ResolveException unsupportedRequest(String specifier, String base) {
		return ResolveException.typeError("ERR_UNSUPPORTED_RESOLVE_REQUEST", "Failed to resolve module specifier \""
				+ specifier + "\" from \"" + base + "\": Invalid relative URL or base scheme is not hierarchical.");
	}

}
