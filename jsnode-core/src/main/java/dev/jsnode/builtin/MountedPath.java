package dev.jsnode.builtin;

import java.io.IOException;
import java.util.List;

import dev.jsnode.module.ModuleFiles;
import dev.jsnode.module.ModuleFiles.Kind;

/**
 * A path on the class path, as a system would show it that has the class path mounted
 * read-only: files that all may read, directories that all may search.
 *
 * @param files where it is looked up
 * @param path absolute and normalised
 * @param slashed whether it was given with a slash at its end and so must be a directory
 */
record MountedPath(ModuleFiles files, String path, boolean slashed) {

	/** The permissions of a file. */
	static final int FILE_PERMISSIONS = 0444;

	private static final int FILE_MODE = 0100000 | FILE_PERMISSIONS;

	private static final int DIRECTORY_MODE = 0040555;

	private static final int WRITE = 2;

	private static final int EXECUTE = 1;

	boolean exists() {
		Kind kind = this.files.kind(this.path);
		return kind == Kind.DIRECTORY || (kind == Kind.FILE && !this.slashed);
	}

	boolean isDirectory() {
		return this.files.isDirectory(this.path);
	}

	/**
	 * Fails as a system call that finds nothing there.
	 */
	void requireExists() throws IOException {
		if (!exists()) {
			throw CodedIoException.of(isBelowFile() ? "ENOTDIR" : "ENOENT");
		}
	}

	private boolean isBelowFile() {
		String known = this.path;
		while (!known.isEmpty() && this.files.kind(known) == Kind.NONE) {
			known = known.substring(0, known.lastIndexOf('/'));
		}
		return this.files.isFile(known);
	}

	/**
	 * The status as {@link FileStats} has it: no times, no inode.
	 */
	byte[] stat(boolean bigint) throws IOException {
		requireExists();
		return isDirectory() ? FileStats.timeless(DIRECTORY_MODE, 0, bigint)
				: FileStats.timeless(FILE_MODE, this.files.size(this.path), bigint);
	}

	void access(int mode) throws IOException {
		requireExists();
		if ((mode & WRITE) != 0) {
			throw CodedIoException.of("EROFS");
		}
		if ((mode & EXECUTE) != 0 && !isDirectory()) {
			throw CodedIoException.of("EACCES");
		}
	}

	OpenFile open(OpenFlags flags) throws IOException {
		if (exists() && flags.exclusive()) {
			throw CodedIoException.of("EEXIST");
		}
		if (!exists() && flags.creates()) {
			throw CodedIoException.of("EROFS");
		}
		requireExists();
		if (isDirectory() && (flags.writes() || flags.creates())) {
			throw CodedIoException.of("EISDIR");
		}
		if (!isDirectory() && flags.directory()) {
			throw CodedIoException.of("ENOTDIR");
		}
		if (flags.writes() || flags.truncates()) {
			throw CodedIoException.of("EROFS");
		}
		return isDirectory() ? MountedFile.directory(this) : MountedFile.file(this, read());
	}

	byte[] read() throws IOException {
		requireExists();
		if (isDirectory()) {
			throw CodedIoException.of("EISDIR");
		}
		return this.files.read(this.path);
	}

	List<String> list() throws IOException {
		requireExists();
		if (!isDirectory()) {
			throw CodedIoException.of("ENOTDIR");
		}
		return this.files.list(this.path);
	}

	MountedPath child(String name) {
		return new MountedPath(this.files, this.path + "/" + name, false);
	}

	/**
	 * Itself: the class path has no links.
	 */
	String realPath() throws IOException {
		requireExists();
		return this.path;
	}

}
