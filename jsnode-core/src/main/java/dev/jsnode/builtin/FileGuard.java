package dev.jsnode.builtin;

import java.io.IOException;
import java.nio.file.Path;

import dev.jsnode.permission.Permission;
import dev.jsnode.permission.PermissionGuard;
import org.jspecify.annotations.Nullable;

/**
 * Asks the runtime's {@link PermissionGuard} about the names that JavaScript gives to
 * {@code fs}. The class path is open to reading, and nobody can change it.
 */
final class FileGuard {

	private final PermissionGuard guard;

	private final FilePaths paths;

	private final MountedPaths mounts;

	FileGuard(PermissionGuard guard, FilePaths paths, MountedPaths mounts) {
		this.guard = guard;
		this.paths = paths;
		this.mounts = mounts;
	}

	boolean isEnforced() {
		return this.guard.isEnforced();
	}

	/**
	 * Refuse a call by its entry in {@link FileAccess}; calls that are not there pass.
	 */
	void check(String syscall, @Nullable String path, @Nullable String dest) {
		if (!this.guard.isEnforced()) {
			return;
		}
		if (syscall.equals("symlink")) {
			this.guard.checkSymlink();
			return;
		}
		FileAccess access = FileAccess.of(syscall);
		if (access == null || path == null) {
			return;
		}
		if (access.reads()) {
			check(Permission.FILE_SYSTEM_READ, path, access.follows());
		}
		if (access.writes()) {
			check(Permission.FILE_SYSTEM_WRITE, path, access.follows());
		}
		if (access.writesDest() && dest != null) {
			check(Permission.FILE_SYSTEM_WRITE, dest, access.follows());
		}
	}

	/**
	 * Refuse to open a file in a way that is not granted.
	 */
	void checkOpen(String name, OpenFlags flags) {
		if (!this.guard.isEnforced()) {
			return;
		}
		if (flags.reads() && !flags.writesOnly()) {
			check(Permission.FILE_SYSTEM_READ, name, true);
		}
		if (flags.writes() || flags.creates() || flags.truncates()) {
			check(Permission.FILE_SYSTEM_WRITE, name, true);
		}
	}

	void checkRead(String name) {
		if (this.guard.isEnforced()) {
			check(Permission.FILE_SYSTEM_READ, name, true);
		}
	}

	/**
	 * Refuse to change what is known of an open file: the system allows that even where
	 * it is open for reading only.
	 */
	void checkDescriptor(String function, OpenFile file) throws IOException {
		if (!this.guard.isEnforced()) {
			return;
		}
		if (!this.guard.isOfApplication()) {
			throw this.guard.denied(function + " API is disabled when Permission Model is enabled.");
		}
		Path path = file.attributesPath();
		this.guard.checkFile(Permission.FILE_SYSTEM_WRITE, real(path), false, path.toString());
	}

	/** An open file may be known by its descriptor alone, a link below {@code /proc}. */
	private static Path real(Path path) {
		try {
			return path.toRealPath();
		}
		catch (IOException ex) {
			return path;
		}
	}

	private void check(Permission permission, String name, boolean follow) {
		if (name.isEmpty() || this.mounts.find(name) != null) {
			return;
		}
		try {
			this.guard.checkFile(permission, this.paths.resolve(name), follow, FilePaths.display(name));
		}
		catch (IOException ex) {
			// The name cannot be a path: the call itself finds the words for it.
		}
	}

}
