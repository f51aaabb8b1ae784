package dev.jsnode.module;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The files that modules are read from. Paths are absolute, normalized and separated by
 * {@code /}; the same calls serve a folder on disk, the class path and a nested jar.
 */
public interface ModuleFiles {

	/** What a path names. */
	enum Kind {

		FILE, DIRECTORY, NONE

	}

	Kind kind(String path);

	byte[] read(String path) throws IOException;

	/** The number of bytes of a file. */
	long size(String path) throws IOException;

	/** A number that is another one when the file has changed. */
	default long stamp(String path) throws IOException {
		return size(path);
	}

	/** The path with symbolic links resolved, or the path itself where it has none. */
	String realPath(String path);

	/** The names in a directory, sorted. */
	List<String> list(String directory) throws IOException;

	default boolean isFile(String path) {
		return kind(path) == Kind.FILE;
	}

	default boolean isDirectory(String path) {
		return kind(path) == Kind.DIRECTORY;
	}

	/** The file as text, without a byte order mark. */
	default String readText(String path) throws IOException {
		String text = new String(read(path), StandardCharsets.UTF_8);
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}

}
