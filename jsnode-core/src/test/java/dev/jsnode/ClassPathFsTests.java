package dev.jsnode;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code fs} on the files of the class path.
 */
class ClassPathFsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final String MODULE = "class-path-fs.js";

	private static final Path SOURCES = Path.of("src/test/resources/js");

	private static URLClassLoader jarLoader;

	private static NodeRuntime exploded;

	private static NodeRuntime packed;

	@BeforeAll
	static void start(@TempDir Path temp) throws IOException {
		exploded = started("classpath:/js/");
		jarLoader = new URLClassLoader(new URL[] { jar(temp.resolve("app.jar")).toUri().toURL() },
				ClassPathFsTests.class.getClassLoader());
		Thread thread = Thread.currentThread();
		ClassLoader original = thread.getContextClassLoader();
		thread.setContextClassLoader(jarLoader);
		try {
			packed = started("classpath:/packed/");
		}
		finally {
			thread.setContextClassLoader(original);
		}
	}

	private static NodeRuntime started(String root) {
		NodeRuntime runtime = NodeRuntime.builder().name(root).root(root).build();
		runtime.start();
		return runtime;
	}

	private static Path jar(Path file) throws IOException {
		try (OutputStream out = Files.newOutputStream(file);
				JarOutputStream jar = new JarOutputStream(out);
				Stream<Path> views = Files.walk(SOURCES.resolve("views"))) {
			jar.putNextEntry(new JarEntry("packed/"));
			for (Path source : Stream.concat(Stream.of(SOURCES.resolve(MODULE)), views.filter(Files::isRegularFile))
				.toList()) {
				jar.putNextEntry(new JarEntry("packed/" + SOURCES.relativize(source)));
				Files.copy(source, jar);
			}
		}
		return file;
	}

	@AfterAll
	static void stop() throws IOException {
		exploded.close();
		packed.close();
		jarLoader.close();
	}

	@ParameterizedTest
	@EnumSource
	void wholeFilesAreReadInAllWays(Place place) {
		assertThatLines(place, "wholeFiles").isEqualTo(Collections.nCopies(9, "<h1>Hello</h1>\n"));
	}

	@ParameterizedTest
	@EnumSource
	void bytesAreReadAsTheyAre(Place place) {
		assertThat(place.call("binary")).isEqualTo("00fffe80504e47");
	}

	@ParameterizedTest
	@EnumSource
	void descriptorReadsAtItsPositionAndAtOthers(Place place) {
		assertThatLines(place, "descriptor").containsExactly("<h1>H", "Hello", "ello<", "", 15,
				"EBADF: bad file descriptor, write -9 EBADF write undefined",
				"EROFS: read-only file system, fchmod -30 EROFS fchmod undefined",
				"EBADF: bad file descriptor, read -9 EBADF read undefined");
	}

	@ParameterizedTest
	@EnumSource
	void handleAndStreamReadParts(Place place) {
		assertThatLines(place, "part").containsExactly(15, "<h1>Hello</h1>\n", "Hello");
	}

	@ParameterizedTest
	@EnumSource
	void statusIsThatOfReadOnlyFilesWithoutTimes(Place place) {
		assertThatLines(place, "status").containsExactly(true, "100444", 15, 0, 0, 0, true, false, "40555", true, true);
	}

	@ParameterizedTest
	@EnumSource
	void whatIsNotThereFailsAsOnDisk(Place place) {
		assertThatLines(place, "missing").containsExactly(
				"ENOENT: no such file or directory, open 'V/none.html' -2 ENOENT open V/none.html",
				"ENOTDIR: not a directory, stat 'V/template.html/below' -20 ENOTDIR stat V/template.html/below",
				"EISDIR: illegal operation on a directory, read -21 EISDIR read undefined",
				"ENOTDIR: not a directory, scandir 'V/template.html' -20 ENOTDIR scandir V/template.html",
				"ENOENT: no such file or directory, scandir 'V/none' -2 ENOENT scandir V/none",
				"ENOENT: no such file or directory, lstat 'V/none' -2 ENOENT lstat V/none",
				"EINVAL: invalid argument, readlink 'V/template.html' -22 EINVAL readlink V/template.html",
				"ENOENT: no such file or directory, access 'V/none' -2 ENOENT access V/none",
				"ENOTDIR: not a directory, stat 'V/template.html/' -20 ENOTDIR stat V/template.html/");
	}

	@ParameterizedTest
	@EnumSource
	void filesMayBeReadButNotWrittenOrExecuted(Place place) {
		assertThatLines(place, "access").containsExactly(true, true, false, false,
				"EROFS: read-only file system, access 'V/template.html' -30 EROFS access V/template.html",
				"EACCES: permission denied, access 'V/template.html' -13 EACCES access V/template.html");
	}

	@ParameterizedTest
	@EnumSource
	void directoriesAreListed(Place place) {
		assertThatLines(place, "directories").containsExactly("partials,pixel.bin,template.html",
				"partials,pixel.bin,template.html,partials/part.html",
				"partials true,pixel.bin false,template.html false", "partials false,pixel.bin true,template.html true",
				"partials/part.html,template.html");
	}

	@ParameterizedTest
	@EnumSource
	void realPathIsTheNormalizedPath(Place place) {
		assertThat(place.call("realPaths")).isEqualTo(true);
	}

	@ParameterizedTest
	@EnumSource
	void filesAndTreesAreCopiedToDisk(Place place) {
		assertThatLines(place, "copies").containsExactly("async", "async/partials", "async/partials/part.html",
				"async/pixel.bin", "async/template.html", "copy.html", "sync", "sync/partials",
				"sync/partials/part.html", "sync/pixel.bin", "sync/template.html", "00fffe80504e47", "100444");
	}

	@ParameterizedTest
	@EnumSource
	void nothingCanBeChanged(Place place) {
		assertThatLines(place, "writes").containsExactly(readOnly("open", "V/template.html"),
				readOnly("open", "V/new.html"), readOnly("open", "V/template.html"),
				"EEXIST: file already exists, open 'V/template.html' -17 EEXIST open V/template.html",
				readOnly("mkdir", "V/new"), readOnly("mkdir", "V/new/er"),
				"EEXIST: file already exists, mkdir 'V' -17 EEXIST mkdir V", "undefined",
				readOnly("mkdtemp", "V/tmpXXXXXX"), readOnly("rmdir", "V/partials"),
				readOnly("unlink", "V/template.html"), readOnly("rename", "V/template.html", "V/b"),
				readOnly("chmod", "V/template.html"), readOnly("utime", "V/template.html"),
				readOnly("open", "V/template.html"), readOnly("symlink", "x", "V/link"),
				readOnly("copyfile", "V/template.html", "V/copy.html"), readOnly("open", "V/template.html"),
				readOnly("rmdir", "V"), readOnly("unlink", "V/template.html"),
				"ENOSYS: function not implemented, watch 'V/template.html' -38 ENOSYS watch V/template.html");
	}

	private static String readOnly(String syscall, String path) {
		return "EROFS: read-only file system, %1$s '%2$s' -30 EROFS %1$s %2$s".formatted(syscall, path);
	}

	private static String readOnly(String syscall, String path, String dest) {
		return "EROFS: read-only file system, %1$s '%2$s' -> '%3$s' -30 EROFS %1$s %2$s".formatted(syscall, path, dest);
	}

	private static ListAssert<Object> assertThatLines(Place place, String function) {
		return assertThat(place.call(function)).asInstanceOf(InstanceOfAssertFactories.LIST);
	}

	/** Where the class path has the module. */
	enum Place {

		FOLDER, JAR;

		Object call(String function) {
			NodeRuntime runtime = (this == JAR) ? packed : exploded;
			return runtime.require("./" + MODULE).call(function).block(TIMEOUT);
		}

	}

}
