package dev.jsnode.module;

import org.jspecify.annotations.Nullable;

/**
 * What the command line asks of a resolver. Set once, before the first module is
 * resolved, on the thread of the runtime.
 */
final class ResolverSettings {

	private final ModuleFiles files;

	private boolean preserveSymlinks;

	private @Nullable PackageFolders packages;

	ResolverSettings(ModuleFiles files) {
		this.files = files;
	}

	void preserveSymlinks() {
		this.preserveSymlinks = true;
	}

	void packages(PackageFolders packages) {
		this.packages = packages;
	}

	/** The folders that take the place of {@code node_modules}, or null. */
	@Nullable PackageFolders packages() {
		return this.packages;
	}

	/** The name by which a file that was found is known. */
	String known(String file) {
		return this.preserveSymlinks ? file : this.files.realPath(file);
	}

}
