package dev.jsnode.profile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.jsnode.NodeException;
import dev.jsnode.NodeRuntime;
import dev.jsnode.builtin.Stdio;
import dev.jsnode.cli.Launcher;
import org.graalvm.shadowed.org.json.JSONArray;
import org.graalvm.shadowed.org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Profiles scripts and runtimes.
 */
class CpuProfileTests {

	private static final String FIB = """
			function fib(n) {
			  return n < 2 ? n : fib(n - 1) + fib(n - 2);
			}
			function work() {
			  const end = Date.now() + 500;
			  while (Date.now() < end) {
			    fib(12);
			  }
			}
			work();
			""";

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@TempDir
	private Path folder;

	@Test
	void cpuProfWritesAProfileAtTheEnd() throws Exception {
		Files.writeString(this.folder.resolve("fib.js"), FIB);
		assertThat(run("--cpu-prof", "fib.js")).isZero();
		List<Path> files = profiles(this.folder);
		assertThat(files).singleElement()
			.satisfies((file) -> assertThat(file.getFileName().toString())
				.matches("CPU\\.\\d{8}\\.\\d{6}\\.\\d+\\.0\\.001\\.cpuprofile"));
		JSONObject profile = new JSONObject(Files.readString(files.get(0)));
		assertIsValid(profile);
		assertThat(functions(profile)).contains("fib|" + this.folder.resolve("fib.js").toUri(),
				"work|" + this.folder.resolve("fib.js").toUri(), "(root)|", "(idle)|");
	}

	@Test
	void cpuProfWritesAtProcessExitToo() throws Exception {
		Files.writeString(this.folder.resolve("fib.js"), FIB + "process.exit(55);\n");
		assertThat(run("--cpu-prof", "--cpu-prof-dir=prof/deep", "--cpu-prof-name=my-${pid}.cpuprofile",
				"--cpu-prof-interval=500", "fib.js"))
			.isEqualTo(55);
		Path file = this.folder.resolve("prof/deep/my-" + ProcessHandle.current().pid() + ".cpuprofile");
		assertThat(functions(new JSONObject(Files.readString(file)))).anyMatch((name) -> name.startsWith("fib|"));
	}

	@Test
	void optionsOfAProfileNeedOne() {
		assertThat(run("--cpu-prof-name=x", "-e", "0")).isEqualTo(9);
		assertThat(this.err.toString()).contains("--cpu-prof-name must be used with --cpu-prof");
	}

	@Test
	void aRunningRuntimeIsProfiledOnceAtATime() throws Exception {
		Files.writeString(this.folder.resolve("busy.js"), FIB + "setInterval(work, 1);\n");
		try (NodeRuntime runtime = NodeRuntime.builder().root(this.folder.toString()).entry("./busy.js").build()) {
			runtime.start();
			Mono<CpuProfile> profile = runtime.instances()
				.get(0)
				.profile(Duration.ofSeconds(2), CpuProfiler.DEFAULT_INTERVAL);
			StepVerifier.create(profile.zipWith(profile.onErrorResume(NodeException.class, (ex) -> {
				assertThat(ex.getCode()).isEqualTo("ERR_JSNODE_PROFILE_RUNNING");
				return Mono.empty();
			}))).verifyComplete();
			CpuProfile taken = profile.block();
			assertThat(taken).isNotNull();
			assertIsValid(new JSONObject(taken.toJson()));
			assertThat(functions(new JSONObject(taken.toJson()))).anyMatch((name) -> name.startsWith("fib|"));
		}
	}

	@Test
	void anIdleRuntimeIsIdle() {
		try (NodeRuntime runtime = NodeRuntime.builder().root(this.folder.toString()).build()) {
			runtime.start();
			CpuProfile profile = runtime.instances()
				.get(0)
				.profile(Duration.ofMillis(300), CpuProfiler.DEFAULT_INTERVAL)
				.block();
			assertThat(profile).isNotNull();
			int idle = profile.nodes()
				.stream()
				.filter((node) -> node.frame().function().equals(CpuProfile.IDLE))
				.mapToInt(CpuProfile.Node::hitCount)
				.sum();
			assertThat(idle).isGreaterThan(profile.samples().length / 2);
		}
	}

	@Test
	void aFullLogIsThinnedAndKeepsItsTime() {
		SampleLog log = new SampleLog(0);
		int added = (1 << 20) + 10;
		for (int i = 1; i <= added; i++) {
			log.add(i % 7, i * 10L);
		}
		assertThat(log.samples()).hasSize((1 << 19) + 10);
		assertThat(java.util.Arrays.stream(log.deltas()).asLongStream().sum()).isEqualTo(added * 10L);
	}

	private static void assertIsValid(JSONObject profile) {
		JSONArray nodes = profile.getJSONArray("nodes");
		Set<Integer> ids = new HashSet<>();
		Set<Integer> children = new HashSet<>();
		int hits = 0;
		for (int i = 0; i < nodes.length(); i++) {
			JSONObject node = nodes.getJSONObject(i);
			ids.add(node.getInt("id"));
			hits += node.getInt("hitCount");
			JSONArray own = node.optJSONArray("children");
			for (int j = 0; own != null && j < own.length(); j++) {
				assertThat(children.add(own.getInt(j))).as("a node has one parent").isTrue();
			}
		}
		Set<Integer> reached = new HashSet<>(children);
		reached.add(1);
		assertThat(reached).isEqualTo(ids);
		JSONArray samples = profile.getJSONArray("samples");
		assertThat(samples.length()).isEqualTo(profile.getJSONArray("timeDeltas").length())
			.isEqualTo(hits)
			.isPositive();
		assertThat(ids).containsAll(samples.toList().stream().map((id) -> (Integer) id).toList());
		assertThat(profile.getLong("endTime")).isGreaterThan(profile.getLong("startTime"));
	}

	private static Set<String> functions(JSONObject profile) {
		Set<String> functions = new HashSet<>();
		profile.getJSONArray("nodes").forEach((node) -> {
			JSONObject frame = ((JSONObject) node).getJSONObject("callFrame");
			functions.add(frame.getString("functionName") + "|" + frame.getString("url"));
		});
		return functions;
	}

	private static List<Path> profiles(Path folder) throws Exception {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".cpuprofile")).toList();
		}
	}

	private int run(String... args) {
		Stdio stdio = new Stdio(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), this.err);
		return new Launcher("jsnode", Map.of(), this.folder, stdio, false).run(List.of(args));
	}

}
