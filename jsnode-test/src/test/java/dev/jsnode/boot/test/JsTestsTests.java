package dev.jsnode.boot.test;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.jsnode.NodeRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link JsTests}.
 */
class JsTestsTests {

	private final NodeRuntime runtime = NodeRuntime.builder().build();

	private final JsTests tests = JsTests.of(this.runtime, "classpath:/js/");

	@BeforeEach
	void start() {
		this.runtime.start();
	}

	@AfterEach
	void stop() {
		this.runtime.close();
	}

	@Test
	void everyTestIsANodeAndSuitesAreContainers() {
		assertThat(leaves(this.tests.in("sample.test.mjs")).keySet()).containsExactly("sample.test.mjs > passes",
				"sample.test.mjs > fails", "sample.test.mjs > throws later", "sample.test.mjs > a suite > has a test",
				"sample.test.mjs > a suite > and a suite > with a test that fails",
				"sample.test.mjs > has subtests > one", "sample.test.mjs > has subtests > two",
				"sample.test.mjs > is skipped", "sample.test.mjs > is to do",
				"sample.test.mjs > a suite whose hook fails > passes",
				"sample.test.mjs > a suite whose hook fails > a suite whose hook fails itself");
	}

	@Test
	void outcomesAreThoseOfJavaScript() {
		Map<String, DynamicTest> leaves = leaves(this.tests.in("sample.test.mjs"));
		assertThat(outcome(leaves.get("sample.test.mjs > passes"))).isNull();
		assertThat(outcome(leaves.get("sample.test.mjs > a suite > has a test"))).isNull();
		assertThat(outcome(leaves.get("sample.test.mjs > is skipped"))).isInstanceOf(TestAbortedException.class)
			.hasMessageContaining("not today");
		assertThat(outcome(leaves.get("sample.test.mjs > is to do"))).isInstanceOf(TestAbortedException.class)
			.hasMessageContaining("not yet");
		assertThat(outcome(leaves.get("sample.test.mjs > throws later"))).isInstanceOf(AssertionFailedError.class)
			.hasMessage("RangeError: too far");
		assertThat(outcome(leaves.get("sample.test.mjs > a suite whose hook fails > a suite whose hook fails itself")))
			.hasMessageContaining("hook");
	}

	@Test
	void failureHasExpectedAndActualAndTheLineOfJavaScript() {
		Throwable failure = outcome(leaves(this.tests.in("sample.test.mjs")).get("sample.test.mjs > fails"));
		assertThat(failure).isInstanceOfSatisfying(AssertionFailedError.class, (error) -> {
			assertThat(error.getExpected().getStringRepresentation()).isEqualTo("5");
			assertThat(error.getActual().getStringRepresentation()).isEqualTo("4");
			assertThat(error.getStackTrace()[0].getFileName()).isEqualTo("sample.test.mjs");
			assertThat(error.getStackTrace()[0].getLineNumber()).isEqualTo(10);
		});
	}

	@Test
	void editorFindsTheSource() {
		assertThat(leaves(this.tests.in("sample.test.mjs")).get("sample.test.mjs > fails").getTestSourceUri())
			.hasValue(URI.create("classpath:/js/sample.test.mjs?line=9&column=1"));
	}

	@Test
	void filesAreFoundByTheirNames() {
		assertThat(this.tests.all().map(DynamicNode::getDisplayName)).containsExactly("broken.test.mjs",
				"empty.test.mjs", "sample.test.mjs", "shop.test.mjs");
		assertThatIllegalArgumentException().isThrownBy(() -> this.tests.in("**/*.none"))
			.withMessageContaining("**/*.none");
	}

	@Test
	void fileWithoutTestsAndFileThatCannotBeLoadedFail() {
		assertThat(outcome(leaves(this.tests.in("empty.test.mjs")).get("empty.test.mjs > empty.test.mjs")))
			.hasMessageContaining("defines no tests");
		assertThat(outcome(leaves(this.tests.in("broken.test.mjs")).get("broken.test.mjs > broken.test.mjs")))
			.hasMessageContaining("not-there.mjs");
	}

	@Test
	void rootMayBeAFolder(@TempDir Path folder) throws Exception {
		Files.createDirectories(folder.resolve("node_modules/x"));
		Files.writeString(folder.resolve("node_modules/x/x.test.js"), "");
		Files.createDirectories(folder.resolve("deep"));
		Files.writeString(folder.resolve("deep/one.test.js"),
				"const { test } = require('node:test');\ntest('is here', () => { throw new Error(__filename); });");
		try (NodeRuntime other = NodeRuntime.builder().root(folder.toString()).build()) {
			other.start();
			Map<String, DynamicTest> leaves = leaves(JsTests.of(other, "file:" + folder).all());
			assertThat(leaves).containsOnlyKeys("deep/one.test.js > is here");
			DynamicTest test = leaves.get("deep/one.test.js > is here");
			assertThat(outcome(test)).hasMessageContaining("deep/one.test.js");
			assertThat(test.getTestSourceUri().orElseThrow().toString()).startsWith("file:///")
				.endsWith("deep/one.test.js?line=2&column=1");
		}
	}

	private static Map<String, DynamicTest> leaves(Stream<? extends DynamicNode> nodes) {
		Map<String, DynamicTest> leaves = new LinkedHashMap<>();
		nodes.forEach((node) -> collect("", node, leaves));
		return leaves;
	}

	private static void collect(String above, DynamicNode node, Map<String, DynamicTest> leaves) {
		String name = above + node.getDisplayName();
		if (node instanceof DynamicTest test) {
			leaves.put(name, test);
			return;
		}
		List<? extends DynamicNode> children = ((DynamicContainer) node).getChildren().toList();
		children.forEach((child) -> collect(name + " > ", child, leaves));
	}

	private static Throwable outcome(DynamicTest test) {
		try {
			test.getExecutable().execute();
			return null;
		}
		catch (Throwable ex) {
			return ex;
		}
	}

}
