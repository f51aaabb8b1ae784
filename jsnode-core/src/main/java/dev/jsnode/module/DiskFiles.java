package dev.jsnode.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Modules in folders of the machine's own file system. Nothing is cached: files come and
 * go.
 */
final class DiskFiles implements ModuleFiles {

	@Override
	public Kind kind(String path) {
		Path file = path(path);
		if (file == null) {
			return Kind.NONE;
		}
		try {
			// Files.exists and friends cost no exception for a missing file.
			if (Files.isRegularFile(file)) {
				return Kind.FILE;
			}
			if (Files.isDirectory(file)) {
				return Kind.DIRECTORY;
			}
			return Files.exists(file) ? Kind.FILE : Kind.NONE;
		}
		catch (SecurityException ex) {
			return Kind.NONE;
		}
	}

	@Override
	public byte[] read(String path) throws IOException {
		Path file = path(path);
		if (file == null) {
			throw new java.nio.file.NoSuchFileException(path);
		}
		// Not readAllBytes: /dev/stdin and /proc files report no size.
		BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
		if (attributes.isRegularFile()) {
			return Files.readAllBytes(file);
		}
		try (var in = Files.newInputStream(file)) {
			return in.readAllBytes();
		}
	}

	@Override
	public long size(String path) throws IOException {
		return Files.size(Path.of(path));
	}

	@Override
	public long stamp(String path) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(Path.of(path), BasicFileAttributes.class);
		return 31 * attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS) + attributes.size();
	}

	@Override
	public String realPath(String path) {
		Path file = path(path);
		try {
			return (file != null) ? file.toRealPath().toString() : path;
		}
		catch (IOException ex) {
			return path;
		}
	}

	@Override
	public List<String> list(String directory) throws IOException {
		try (Stream<Path> entries = Files.list(Path.of(directory))) {
			return entries.map((entry) -> entry.getFileName().toString()).sorted().toList();
		}
	}

	private static @Nullable Path path(String path) {
		try {
			return Path.of(path);
		}
		catch (InvalidPathException ex) {
			return null;
		}
	}

}
