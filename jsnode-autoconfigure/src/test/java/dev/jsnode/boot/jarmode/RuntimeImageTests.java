package dev.jsnode.boot.jarmode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.loader.jarmode.JarModeErrorException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RuntimeImage}.
 */
class RuntimeImageTests {

	@TempDir
	Path folder;

	@Test
	void holdsTheModulesOfTheJdkWithoutItsEmptyCompiler() throws IOException {
		Path runtime = this.folder.resolve("runtime");
		RuntimeImage.link(runtime);
		Process java = new ProcessBuilder(runtime.resolve("bin/java").toString(), "--list-modules").start();
		assertThat(new String(java.getInputStream().readAllBytes())).contains("java.base@", "jdk.internal.vm.ci@")
			.doesNotContain("jdk.graal.compiler");
	}

	@Test
	void refusesToReplaceAFolderThatIsNotARuntime() throws IOException {
		Path file = Files.createFile(this.folder.resolve("notes.txt"));
		assertThatExceptionOfType(JarModeErrorException.class).isThrownBy(() -> RuntimeImage.link(this.folder))
			.withMessageContaining("is not a Java runtime");
		assertThat(file).exists();
	}

}
