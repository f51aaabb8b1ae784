package dev.jsnode.boot.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import dev.jsnode.module.ClassPathFiles;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ResourceUtils;

/**
 * The files of tests below the root of a runtime.
 */
final class TestFiles {

	private final String root;

	private final boolean onClassPath;

	TestFiles(String location) {
		this.onClassPath = location.startsWith(ResourceUtils.CLASSPATH_URL_PREFIX);
		this.root = this.onClassPath
				? location.substring(ResourceUtils.CLASSPATH_URL_PREFIX.length()).replaceAll("^/+|/+$", "")
				: Path.of(location.replaceFirst("^file:(//)?", "")).toAbsolutePath().normalize().toString();
	}

	String location() {
		return this.onClassPath ? ResourceUtils.CLASSPATH_URL_PREFIX + "/" + this.root : this.root;
	}

	/**
	 * The root as JavaScript knows it.
	 */
	String folder() {
		return this.onClassPath ? ClassPathFiles.MOUNT + "/" + this.root : this.root;
	}

	/**
	 * Paths relative to the root.
	 */
	Stream<String> matching(String pattern) {
		String name = pattern.replaceFirst("^\\./", "");
		if (!name.contains("*")) {
			return Stream.of(name);
		}
		String prefix = this.onClassPath ? "classpath*:" : "file:";
		try {
			Resource[] resources = new PathMatchingResourcePatternResolver()
				.getResources(prefix + this.root + "/" + name);
			return Arrays.stream(resources).map(this::relative).filter((path) -> !path.contains("node_modules/"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Where an editor finds a test.
	 */
	URI source(String file, int line, int column) {
		String place = "?line=" + line + "&column=" + column;
		return URI.create(this.onClassPath ? "classpath:/" + this.root + "/" + file + place
				: Path.of(this.root, file).toUri() + place);
	}

	/**
	 * A path of JavaScript relative to the root, if it is below it.
	 */
	String relative(String path) {
		String plain = path.startsWith("file:") ? URI.create(path).getPath() : path;
		return plain.startsWith(folder() + "/") ? plain.substring(folder().length() + 1) : plain;
	}

	private String relative(Resource resource) {
		try {
			String path = resource.getURL().toString();
			String folder = this.onClassPath ? "/" + this.root + "/" : this.root + "/";
			return path.substring(path.lastIndexOf(folder) + folder.length());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
