package dev.jsnode.builtin;

import java.util.function.Supplier;

import dev.jsnode.module.ClassPathFiles;
import dev.jsnode.module.MountedFiles;
import dev.jsnode.module.PathNames;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of the names that JavaScript gives lie on the class path and not on disk.
 */
final class MountedPaths {

	private final MountedFiles files;

	private final Supplier<String> workingDirectory;

	MountedPaths(MountedFiles files, Supplier<String> workingDirectory) {
		this.files = files;
		this.workingDirectory = workingDirectory;
	}

	/**
	 * What the name means on the class path, null if it is not there. A name without
	 * {@value ClassPathFiles#MOUNT} in it costs no more than a look at its letters.
	 */
	@Nullable MountedPath find(String name) {
		String full = name.startsWith("/") ? name : this.workingDirectory.get() + "/" + name;
		if (!full.contains(ClassPathFiles.MOUNT)) {
			return null;
		}
		String path = PathNames.resolve("/", full);
		return this.files.isMounted(path) ? new MountedPath(this.files, path, full.endsWith("/")) : null;
	}

}
