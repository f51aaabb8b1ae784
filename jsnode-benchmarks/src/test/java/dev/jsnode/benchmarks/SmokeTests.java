package dev.jsnode.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.jsnode.benchmarks.peer.Command;
import dev.jsnode.benchmarks.peer.Npm;
import dev.jsnode.benchmarks.peer.Settings;
import dev.jsnode.benchmarks.peer.Workplace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The comparisons work: every answer is right. How fast they are is not looked at, nor is
 * anything compiled. The Node beside jsnode is the one on the path.
 */
class SmokeTests {

	private static final Workplace WORKPLACE = new Workplace(Path.of("").toAbsolutePath(), false);

	@BeforeAll
	static void install() {
		assumeTrue(
				Stream.of(System.getenv("PATH").split(":")).anyMatch((folder) -> Files.exists(Path.of(folder, "node"))),
				"There is no node on the path to compare with");
		Npm.install(WORKPLACE.scripts());
	}

	@ParameterizedTest
	@ValueSource(strings = { "hello-dedicated", "ssr-stream", "echo-1mb", "calls-order" })
	void everyAnswerIsRight(String name) {
		Comparison comparison = Comparisons.all(WORKPLACE, Settings.SMOKE).get(name);
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		Report report = new Report(new PrintStream(text, true, StandardCharsets.UTF_8));
		List<Bar> bars = comparison.run(report);
		assertThat(report.errors()).as(text.toString(StandardCharsets.UTF_8)).isZero();
		assertThat(bars).isNotEmpty();
	}

	@Test
	void everyMicroBenchmarkChecksItsResults() {
		Map<String, Comparison> all = Comparisons.all(WORKPLACE, Settings.SMOKE);
		long files = all.keySet().stream().filter((name) -> name.startsWith("micro/")).count();
		assertThat(Command.output(WORKPLACE.jsnodeScript("all-micro.js"), WORKPLACE.scripts(),
				WORKPLACE.logs().resolve("all-micro.log")))
			.hasSize((int) files);
	}

}
