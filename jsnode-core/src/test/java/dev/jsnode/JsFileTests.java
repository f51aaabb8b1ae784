package dev.jsnode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.jsnode.builtin.RuntimeOptions;
import dev.jsnode.builtin.Stdio;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs each script of {@code src/test/js} and compares what it prints with what Node
 * 24.21.0 printed, kept beside it as {@code <script>.out}.
 */
class JsFileTests {

	private static final String FLAGS = "// Flags: ";

	private static final Path SCRIPTS = Path.of("src/test/js").toAbsolutePath();

	@TestFactory
	Stream<DynamicTest> scriptsPrintWhatNodePrints() throws IOException {
		try (Stream<Path> files = Files.list(SCRIPTS)) {
			List<Path> scripts = files.filter(JsFileTests::isScript).sorted().toList();
			assertThat(scripts).hasSizeGreaterThan(60);
			return scripts.stream()
				.map((script) -> DynamicTest.dynamicTest(script.getFileName().toString(), () -> check(script)));
		}
	}

	private static boolean isScript(Path path) {
		return path.getFileName().toString().matches(".*\\.test\\.(js|mjs|cjs)");
	}

	private static void check(Path script) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		RuntimeOptions options = new RuntimeOptions("test", List.of("jsnode", script.toString()), List.of(), "jsnode",
				Map.of("PATH", "/usr/bin:/bin"), SCRIPTS, false, 4, List.of());
		int code = new NodeProcess(options, new Stdio(InputStream.nullInputStream(), out, err)).run("file",
				script.toString(), flags(script));
		String expected = Files.readString(script.resolveSibling(script.getFileName() + ".out"));
		assertThat(out.toString(StandardCharsets.UTF_8)).as("stderr: %s", err).isEqualTo(expected);
		assertThat(code).as("exit code; stderr: %s", err).isZero();
	}

	/** Of a first line like {@code // Flags: --one --two}. */
	private static List<NodeOption> flags(Path script) throws IOException {
		try (Stream<String> lines = Files.lines(script)) {
			String first = lines.findFirst().orElse("");
			return first.startsWith(FLAGS) ? Stream.of(first.substring(FLAGS.length()).split(" "))
				.map((flag) -> new NodeOption(flag.substring(2), "true"))
				.toList() : List.of();
		}
	}

}
