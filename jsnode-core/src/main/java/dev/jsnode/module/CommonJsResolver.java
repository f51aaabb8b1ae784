package dev.jsnode.module;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/** Node's resolution of {@code require}: a request and look-up folders give a file. */
final class CommonJsResolver {

	private final ModuleFiles files;

	private final PackageConfigs configs;

	private final EsmResolver esm;

	private final BiConsumer<String, String> onInvalidMain;

	private final ResolverSettings settings;

	CommonJsResolver(ModuleFiles files, PackageConfigs configs, EsmResolver esm,
			BiConsumer<String, String> onInvalidMain, ResolverSettings settings) {
		this.settings = settings;
		this.files = files;
		this.configs = configs;
		this.esm = esm;
		this.onInvalidMain = onInvalidMain;
	}

	/**
	 * Looks a request up.
	 * @param request absolute, relative or bare
	 * @param folders where to look, one after the other; ignored for absolute requests
	 * @param extensions what may be appended, in order
	 * @return the file, or null
	 */
	@Nullable String findPath(String request, List<String> folders, List<String> extensions, Set<String> conditions)
			throws ResolveException {
		boolean absolute = request.startsWith("/");
		for (String folder : absolute ? List.of("/") : folders) {
			if (!absolute) {
				// A module whose folder is gone still finds what lies beside it.
				if (!SpecifierKind.isRelative(request) && !this.files.isDirectory(folder)) {
					continue;
				}
				String exported = exported(folder, request, conditions);
				if (exported != null) {
					return exported;
				}
			}
			String found = fileOrFolder(PathNames.resolve(folder, request), isFolderRequest(request), request,
					extensions);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	/** A request that names a package of the map. */
	@Nullable String mapped(String request, String parentFile, List<String> extensions, Set<String> conditions)
			throws ResolveException {
		PackageFolders packages = this.settings.packages();
		int length = SpecifierKind.packageNameLength(request);
		if (packages == null || length <= 0) {
			return null;
		}
		String folder = packages.folder(request.substring(0, length), request, parentFile);
		if (folder == null) {
			return null;
		}
		String subpath = request.substring(length);
		PackageConfig config = this.configs.in(folder, request, null);
		if (config != null && config.exports() != null) {
			String url = this.esm.targets().exports(config, "." + subpath, Urls.fromPath(parentFile), conditions);
			return this.settings.known(existing(url, config.directory()));
		}
		String found = fileOrFolder(folder + subpath, isFolderRequest(request), request, extensions);
		return (found != null) ? this.settings.known(found) : null;
	}

	private static boolean isFolderRequest(String request) {
		return request.endsWith("/") || request.endsWith("/.") || request.endsWith("/..") || request.equals(".")
				|| request.equals("..");
	}

	private @Nullable String fileOrFolder(String path, boolean folderOnly, String request, List<String> extensions)
			throws ResolveException {
		ModuleFiles.Kind kind = this.files.kind(path);
		if (!folderOnly) {
			String file = (kind == ModuleFiles.Kind.FILE) ? path : withExtension(path, extensions);
			if (file != null) {
				return file;
			}
		}
		return (kind == ModuleFiles.Kind.DIRECTORY) ? main(path, request, extensions) : null;
	}

	private @Nullable String withExtension(String path, List<String> extensions) {
		for (String extension : extensions) {
			if (this.files.isFile(path + extension)) {
				return path + extension;
			}
		}
		return null;
	}

	private @Nullable String main(String directory, String request, List<String> extensions) throws ResolveException {
		PackageConfig config = this.configs.in(directory, request, null);
		String main = (config != null) ? config.main() : null;
		if (main == null || main.isEmpty()) {
			return withExtension(directory + "/index", extensions);
		}
		String file = PathNames.resolve(directory, main);
		String found = this.files.isFile(file) ? file : withExtension(file, extensions);
		found = (found != null) ? found : withExtension(file + "/index", extensions);
		if (found != null) {
			return found;
		}
		found = withExtension(directory + "/index", extensions);
		if (found == null) {
			throw ResolveException
				.error("MODULE_NOT_FOUND",
						"Cannot find module '" + file
								+ "'. Please verify that the package.json has a valid \"main\" entry")
				.withPath(directory + "/package.json");
		}
		this.onInvalidMain.accept(directory + "/package.json", main);
		return found;
	}

	private @Nullable String exported(String folder, String request, Set<String> conditions) throws ResolveException {
		int length = SpecifierKind.isPath(request) ? -1 : SpecifierKind.packageNameLength(request);
		if (length <= 0) {
			return null;
		}
		PackageConfig config = this.configs.in(folder + "/" + request.substring(0, length), request, null);
		if (config == null || config.exports() == null) {
			return null;
		}
		String url = this.esm.targets().exports(config, "." + request.substring(length), null, conditions);
		return existing(url, config.directory());
	}

	/** A request that names the requiring package itself. */
	@Nullable String self(String request, String parentFile, Set<String> conditions) throws ResolveException {
		PackageConfig config = this.configs.governing(parentFile);
		if (config == null || config.exports() == null || config.name() == null) {
			return null;
		}
		String name = config.name();
		if (!request.equals(name) && !request.startsWith(name + "/")) {
			return null;
		}
		String url = this.esm.targets()
			.exports(config, "." + request.substring(name.length()), Urls.fromPath(parentFile), conditions);
		return this.settings.known(existing(url, config.file()));
	}

	/**
	 * A request of the form {@code #name}; null where the package has no {@code imports}.
	 */
	@Nullable String internal(String request, String parentFile, Set<String> conditions) throws ResolveException {
		PackageConfig config = this.configs.governing(parentFile);
		if (config == null || config.imports() == null) {
			return null;
		}
		String url = this.esm.importsResolve(request, Urls.fromPath(parentFile), conditions);
		return url.startsWith("file:") ? this.settings.known(existing(url, config.file())) : url;
	}

	private String existing(String url, String path) throws ResolveException {
		if (EsmResolver.hasEncodedSeparator(url)) {
			throw ResolveException.typeError("ERR_INVALID_MODULE_SPECIFIER",
					"Invalid module \"" + url + "\" must not include encoded \"/\" or \"\\\" characters");
		}
		String file = Urls.toPath(url);
		if (!this.files.isFile(file)) {
			throw ResolveException.error("MODULE_NOT_FOUND", "Cannot find module '" + file + "'").withPath(path);
		}
		return file;
	}

}
