package dev.jsnode.boot.watch;

import java.nio.file.Path;
import java.util.List;

import dev.jsnode.NodeRuntime;

/**
 * A runtime that is reloaded when its files change.
 *
 * @param runtime the runtime
 * @param folders where its files are
 * @param excludes names of files and folders to pass by, {@code *} standing for any
 * letters
 */
public record WatchedRuntime(NodeRuntime runtime, List<Path> folders, List<String> excludes) {

	/**
	 * The name of a file as the application knows it.
	 */
	String nameOf(Path file) {
		return this.folders.stream()
			.filter(file::startsWith)
			.findFirst()
			.map((folder) -> folder.relativize(file).toString())
			.orElseGet(file::toString);
	}

}
