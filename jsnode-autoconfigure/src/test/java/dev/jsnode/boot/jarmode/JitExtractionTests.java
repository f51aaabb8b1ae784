package dev.jsnode.boot.jarmode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.loader.jarmode.JarModeErrorException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JitExtraction}.
 */
class JitExtractionTests {

	private static final List<String> COMPILER = List.of("compiler-25.0.2.jar", "truffle-compiler-25.0.2.jar",
			"word-25.0.2.jar", "collections-25.0.2.jar", "nativeimage-25.0.2.jar", "jniutils-25.0.2.jar");

	@TempDir
	Path folder;

	@Test
	void copiesTheSixJarsOfTheCompilerAndNothingElse() throws IOException {
		Path jar = jar(COMPILER, "commons-collections-3.2.jar", "spring-core-7.0.1.jar");
		new JitExtraction(jar).to(this.folder.resolve("jit"), false);
		assertThat(names("jit")).containsExactlyInAnyOrderElementsOf(with(COMPILER, "jvm.args"));
	}

	@Test
	void argumentFileNamesTheFolder() throws IOException {
		Path arguments = new JitExtraction(jar(COMPILER)).to(this.folder.resolve("my jit"), false);
		assertThat(arguments).hasFileName("jvm.args")
			.content()
			.contains("-XX:+EnableJVMCI", "\"--upgrade-module-path=" + this.folder.resolve("my jit") + "\"");
	}

	@Test
	void optionsForARuntimeImageLeaveTheModulesOfTheJdkAlone() throws IOException {
		Path jit = this.folder.resolve("jit");
		Path arguments = new JitExtraction(jar(COMPILER)).to(jit, true);
		String jars = COMPILER.stream().map((name) -> jit.resolve(name).toString()).collect(Collectors.joining(":"));
		assertThat(arguments).content()
			.contains("-XX:+EnableJVMCI", "\"--module-path=" + jars + "\"", "\"--add-modules=jdk.graal.compiler\"")
			.doesNotContain("--upgrade-module-path");
	}

	@Test
	void replacesJarsOfAnotherVersion() throws IOException {
		Files.createDirectories(this.folder.resolve("jit"));
		Files.createFile(this.folder.resolve("jit/compiler-25.0.1.jar"));
		new JitExtraction(jar(COMPILER)).to(this.folder.resolve("jit"), false);
		assertThat(names("jit")).contains("compiler-25.0.2.jar").doesNotContain("compiler-25.0.1.jar");
	}

	@Test
	void refusesAFolderWithOtherJarsAndKeepsThem() throws IOException {
		Path jar = jar(COMPILER);
		assertThatExceptionOfType(JarModeErrorException.class)
			.isThrownBy(() -> new JitExtraction(jar).to(this.folder, false))
			.withMessageContaining("app.jar: only the compiler's jars may lie there");
		assertThat(jar).exists();
	}

	@Test
	void saysWhatIsMissing() throws IOException {
		Path jar = jar(COMPILER.subList(1, 6));
		assertThatExceptionOfType(JarModeErrorException.class)
			.isThrownBy(() -> new JitExtraction(jar).to(this.folder.resolve("jit"), false))
			.withMessageContaining("lacks [compiler] of the Graal compiler");
	}

	private Path jar(List<String> libraries, String... others) throws IOException {
		Path jar = this.folder.resolve("app.jar");
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
			for (String library : with(libraries, others)) {
				out.putNextEntry(new JarEntry("BOOT-INF/lib/" + library));
				out.write(library.getBytes());
			}
		}
		return jar;
	}

	private List<String> names(String name) throws IOException {
		try (var files = Files.list(this.folder.resolve(name))) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

	private static List<String> with(List<String> first, String... others) {
		return java.util.stream.Stream.concat(first.stream(), java.util.stream.Stream.of(others)).toList();
	}

}
