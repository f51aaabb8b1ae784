package dev.jsnode.boot.jarmode;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.boot.loader.jarmode.JarModeErrorException;

/**
 * Copies the jars that replace the JDK's empty compiler module out of an executable jar,
 * and writes the JVM's options beside them.
 */
final class JitExtraction {

	/** Nothing else may lie in the folder: what is there replaces modules of the JDK. */
	private static final List<String> ARTIFACTS = List.of("compiler", "truffle-compiler", "word", "collections",
			"nativeimage", "jniutils");

	private static final Pattern LIBRARY = Pattern.compile("(?:[A-Z]+-INF/lib/)?([a-z-]+)-\\d[^/]*\\.jar");

	private final Path jar;

	JitExtraction(Path jar) {
		this.jar = jar;
	}

	/**
	 * Write the folder.
	 * @param destination the folder, made if it is not there; jars of other versions in
	 * it are replaced
	 * @param runtime whether the options are for a {@link RuntimeImage} instead of a
	 * stock JDK
	 * @return the argument file
	 */
	Path to(Path destination, boolean runtime) throws IOException {
		List<String> copied = new ArrayList<>();
		try (JarFile file = new JarFile(this.jar.toFile())) {
			List<JarEntry> libraries = libraries(file);
			Files.createDirectories(destination);
			removeOldJars(destination);
			for (JarEntry library : libraries) {
				copied.add(copy(file, library, destination).toString());
			}
		}
		Path arguments = destination.resolve("jvm.args");
		Files
			.write(arguments,
					options(runtime
							? List.of("--module-path=" + String.join(File.pathSeparator, copied),
									"--add-modules=jdk.graal.compiler")
							: List.of("--upgrade-module-path=" + destination)));
		return arguments;
	}

	private List<JarEntry> libraries(JarFile file) {
		List<String> missing = new ArrayList<>(ARTIFACTS);
		List<JarEntry> found = file.stream().filter((entry) -> missing.remove(artifact(entry.getName()))).toList();
		if (!missing.isEmpty()) {
			throw new JarModeErrorException(this.jar + " lacks " + missing + " of the Graal compiler. Is"
					+ " 'org.graalvm.compiler:compiler' excluded from its dependencies?");
		}
		return found;
	}

	private static String artifact(String name) {
		Matcher matcher = LIBRARY.matcher(name);
		return matcher.matches() ? matcher.group(1) : "";
	}

	private static void removeOldJars(Path destination) throws IOException {
		try (var jars = Files.newDirectoryStream(destination, "*.jar")) {
			for (Path old : jars) {
				if (!ARTIFACTS.contains(artifact(old.getFileName().toString()))) {
					throw new JarModeErrorException(
							destination + " holds " + old.getFileName() + ": only the compiler's jars may lie there.");
				}
				Files.delete(old);
			}
		}
	}

	private static Path copy(JarFile file, JarEntry library, Path destination) throws IOException {
		String name = library.getName().substring(library.getName().lastIndexOf('/') + 1);
		Path copy = destination.resolve(name);
		try (InputStream in = file.getInputStream(library)) {
			Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
		}
		return copy;
	}

	private static List<String> options(List<String> modules) {
		List<String> lines = new ArrayList<>(List.of("# The Graal compiler for JavaScript, on JDK 25.",
				"-XX:+UnlockExperimentalVMOptions", "-XX:+EnableJVMCI"));
		modules.forEach((option) -> lines.add('"' + option.replace("\\", "\\\\") + '"'));
		lines.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
		return lines;
	}

}
