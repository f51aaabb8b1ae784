package dev.jsnode.boot.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What files there are in folders at one time. Immutable.
 */
final class FolderScan {

	private final Map<Path, Stamp> files;

	private FolderScan(Map<Path, Stamp> files) {
		this.files = files;
	}

	/**
	 * Look through folders.
	 * @param excluded says which files and folders to pass by, by their names
	 */
	static FolderScan of(Collection<Path> folders, Predicate<String> excluded) {
		Map<Path, Stamp> files = new HashMap<>();
		for (Path folder : folders) {
			try {
				Files.walkFileTree(folder, visitor(folder, excluded, files));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return new FolderScan(files);
	}

	/**
	 * What is new, gone or different.
	 */
	Set<Path> changesSince(FolderScan earlier) {
		Set<Path> changes = new TreeSet<>();
		this.files.forEach((file, stamp) -> {
			if (!stamp.equals(earlier.files.get(file))) {
				changes.add(file);
			}
		});
		earlier.files.keySet().stream().filter((file) -> !this.files.containsKey(file)).forEach(changes::add);
		return changes;
	}

	private static FileVisitor<Path> visitor(Path top, Predicate<String> excluded, Map<Path, Stamp> files) {
		return new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
				return (!folder.equals(top) && excluded.test(name(folder))) ? FileVisitResult.SKIP_SUBTREE
						: FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				if (!excluded.test(name(file))) {
					files.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size()));
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(Path file, IOException ex) {
				// Gone since its folder was listed, or not for us.
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(Path folder, IOException ex) {
				return FileVisitResult.CONTINUE;
			}

		};
	}

	private static String name(Path path) {
		return String.valueOf(path.getFileName());
	}

	private record Stamp(FileTime modified, long size) {

	}

}
