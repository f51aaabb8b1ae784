package dev.jsnode.module;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The resolver of a runtime: {@code require} and {@code import} share files, package
 * configurations and the rules of {@code exports} and {@code imports}.
 */
public final class ModuleResolver {

	private final ModuleFiles files;

	private final PackageConfigs configs;

	private final ResolverSettings settings;

	private final EsmResolver esm;

	private final CommonJsResolver commonJs;

	/**
	 * Creates a resolver.
	 * @param files where modules are read from
	 * @param builtins tells built-in modules by specifier, with or without {@code node:}
	 * @param onInvalidMain told of a {@code package.json} and its {@code main} that names
	 * nothing, where an index file takes its place
	 */
	public ModuleResolver(ModuleFiles files, Predicate<String> builtins, BiConsumer<String, String> onInvalidMain) {
		this.files = files;
		this.configs = new PackageConfigs(files);
		this.settings = new ResolverSettings(files);
		this.esm = new EsmResolver(files, this.configs, builtins, this.settings);
		this.commonJs = new CommonJsResolver(files, this.configs, this.esm, onInvalidMain, this.settings);
	}

	/** Modules are known by the paths they are found at, not by those of their files. */
	public void preserveSymlinks() {
		this.settings.preserveSymlinks();
	}

	/** Packages are looked up in a map instead of {@code node_modules}. */
	public void packages(PackageFolders packages) {
		this.settings.packages(packages);
	}

	/** Looks up a required package in the map; null where it is not in it. */
	public @Nullable String mapped(String request, String parentFile, List<String> extensions, Set<String> conditions)
			throws ResolveException {
		return this.commonJs.mapped(request, parentFile, extensions, conditions);
	}

	/** Resolves an import to a URL. */
	public String importUrl(String specifier, String base, Set<String> conditions, Predicate<String> schemes)
			throws ResolveException {
		return this.esm.resolve(specifier, base, conditions, schemes);
	}

	/** Looks a required path up in folders; null where there is none. */
	public @Nullable String findPath(String request, List<String> folders, List<String> extensions,
			Set<String> conditions) throws ResolveException {
		String found = this.commonJs.findPath(request, folders, extensions, conditions);
		return (found != null) ? this.settings.known(found) : null;
	}

	/** Looks a program up; its path is as it is found at. */
	public @Nullable String findProgram(String path, List<String> extensions, Set<String> conditions)
			throws ResolveException {
		return this.commonJs.findPath(path, List.of(), extensions, conditions);
	}

	/**
	 * Resolves a request that may name the package of the requiring file; null if not.
	 */
	public @Nullable String self(String request, String parentFile, Set<String> conditions) throws ResolveException {
		return this.commonJs.self(request, parentFile, conditions);
	}

	/** Resolves a {@code #name} of the requiring file's package; null without imports. */
	public @Nullable String internal(String request, String parentFile, Set<String> conditions)
			throws ResolveException {
		return this.commonJs.internal(request, parentFile, conditions);
	}

	/**
	 * The {@code type} that governs a file: {@code module}, {@code commonjs} or
	 * {@code none}.
	 */
	public String packageType(String file) throws ResolveException {
		PackageConfig config = this.configs.governing(file);
		return (config != null) ? config.type() : "none";
	}

	/** The {@code package.json} that governs a file, or null. */
	public @Nullable String packageFile(String file) throws ResolveException {
		PackageConfig config = this.configs.governing(file);
		return (config != null) ? config.file() : null;
	}

	/** The {@code package.json} of the package that a bare specifier names, or null. */
	public @Nullable String packageFileOf(String specifier, String base) {
		int length = SpecifierKind.packageNameLength(specifier);
		String directory = Urls.toPath(base);
		for (int slash = directory.lastIndexOf('/'); length > 0 && slash >= 0; slash = directory.lastIndexOf('/')) {
			directory = directory.substring(0, slash);
			String file = directory + "/node_modules/" + specifier.substring(0, length) + "/package.json";
			if (this.files.isFile(file)) {
				return file;
			}
		}
		return null;
	}

}
