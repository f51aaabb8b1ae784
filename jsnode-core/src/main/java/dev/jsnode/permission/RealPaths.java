package dev.jsnode.permission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds where a path leads to when symbolic links are followed, also where its end does
 * not exist yet.
 */
final class RealPaths {

	/** As many links as Linux follows. */
	private static final int MAX_LINKS = 40;

	private RealPaths() {
	}

	/**
	 * The path without links.
	 * @param follow whether a link at the very end is followed, too
	 */
	static Path of(Path path, boolean follow) {
		return of(path.toAbsolutePath(), follow, 0);
	}

	private static Path of(Path path, boolean follow, int links) {
		Path parent = path.getParent();
		Path name = path.getFileName();
		if (parent == null || name == null) {
			return path;
		}
		String last = name.toString();
		if (follow || last.equals("..") || last.equals(".")) {
			try {
				return path.toRealPath();
			}
			catch (IOException ex) {
				// It, or what a link points to, is missing: the parts are looked at one
				// by one.
			}
		}
		if (follow && links < MAX_LINKS && Files.isSymbolicLink(path)) {
			try {
				return of(of(parent, true, links + 1).resolve(Files.readSymbolicLink(path)), true, links + 1);
			}
			catch (IOException ex) {
				return path.normalize();
			}
		}
		return of(parent, true, links).resolve(name).normalize();
	}

}
