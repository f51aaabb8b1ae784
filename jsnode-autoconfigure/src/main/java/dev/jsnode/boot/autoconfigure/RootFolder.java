package dev.jsnode.boot.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import org.springframework.util.ResourceUtils;

/**
 * What {@code jsnode.root} says: a folder of the class path, or one on disk.
 */
final class RootFolder {

	private final String location;

	RootFolder(String location) {
		this.location = location.startsWith(ResourceUtils.FILE_URL_PREFIX)
				? location.substring(ResourceUtils.FILE_URL_PREFIX.length()).replaceFirst("^//+", "/") : location;
	}

	/**
	 * A path or a location on the class path, as a runtime takes it.
	 */
	String location() {
		return this.location;
	}

	/**
	 * The folders on disk that its files come from, in the order they are looked through;
	 * none where it lies in jars only.
	 */
	List<Path> onDisk(ClassLoader loader) {
		if (!isOnClassPath()) {
			return existing(Path.of(this.location).toAbsolutePath());
		}
		String name = this.location.substring(ResourceUtils.CLASSPATH_URL_PREFIX.length()).replaceAll("^/+|/+$", "");
		try {
			return Collections.list(loader.getResources(name + "/"))
				.stream()
				.filter(ResourceUtils::isFileURL)
				.flatMap((url) -> existing(Path.of(URI.create(url.toString()))).stream())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Path> existing(Path folder) {
		return Files.isDirectory(folder) ? List.of(folder.normalize()) : List.of();
	}

	boolean isOnClassPath() {
		return this.location.startsWith(ResourceUtils.CLASSPATH_URL_PREFIX);
	}

}
