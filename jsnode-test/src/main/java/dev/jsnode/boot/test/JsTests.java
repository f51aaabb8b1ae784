package dev.jsnode.boot.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.jsnode.NodeModule;
import dev.jsnode.NodeRuntime;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;

import org.springframework.util.Assert;

/**
 * Tests of {@code node:test} as dynamic tests of JUnit, one for each test of JavaScript.
 * They run in the runtime of the application, so that they call its modules and the beans
 * that are opened to it:
 *
 * <pre class="code">
 * &#64;JsNodeTest
 * class JavaScriptTests {
 *
 * 	&#64;TestFactory
 * 	Stream&lt;DynamicNode&gt; javaScript(&#64;Autowired JsTests tests) {
 * 		return tests.all();
 * 	}
 *
 * }
 * </pre>
 *
 * A file runs as a whole when its node is reached, then its tests are told one by one. It
 * runs once in each life of a runtime, as modules do.
 */
public final class JsTests {

	private static final String RUNNER = "run-tests.mjs";

	private final NodeModule runner;

	private final TestFiles files;

	private final Duration timeout;

	private JsTests(NodeModule runner, TestFiles files, Duration timeout) {
		this.runner = runner;
		this.files = files;
		this.timeout = timeout;
	}

	/**
	 * Return the tests of a runtime.
	 * @param runtime the runtime, which must have been started when the tests run
	 * @param root its root: a {@code classpath:} location or a folder
	 * @return the tests
	 */
	public static JsTests of(NodeRuntime runtime, String root) {
		return new JsTests(runtime.importModule(runner()), new TestFiles(root), Duration.ofMinutes(5));
	}

	/**
	 * Return these tests with another limit.
	 * @param timeout how long a file may take; 5 minutes by default
	 * @return the tests
	 */
	public JsTests timeout(Duration timeout) {
		return new JsTests(this.runner, this.files, timeout);
	}

	/**
	 * Return all tests below the root that Node would find by their names, packages
	 * excepted: {@code *.test.js}, {@code *.test.mjs} and {@code *.test.cjs}.
	 * @return a container for each file
	 */
	public Stream<DynamicNode> all() {
		return in("**/*.test.js", "**/*.test.mjs", "**/*.test.cjs");
	}

	/**
	 * Return the tests of files.
	 * @param patterns paths relative to the root, with {@code *} and {@code **}
	 * @return a container for each file
	 * @throws IllegalArgumentException if a pattern matches no file
	 */
	public Stream<DynamicNode> in(String... patterns) {
		List<String> found = Arrays.stream(patterns).flatMap(this.files::matching).distinct().sorted().toList();
		Assert.isTrue(!found.isEmpty(),
				() -> "No files of tests are found by " + List.of(patterns) + " below " + this.files.location());
		return found.stream().map(this::container);
	}

	private DynamicNode container(String file) {
		return DynamicContainer.dynamicContainer(file, this.files.source(file, 1, 1),
				Stream.of(file).flatMap(this::run));
	}

	private Stream<DynamicNode> run(String file) {
		TestTree tree = new TestTree(this.files, file);
		this.runner.stream("results", file, this.files.folder())
			.map(TestResult::of)
			.doOnNext(tree::add)
			.then()
			.block(this.timeout);
		return tree.nodes().stream();
	}

	/** A module that lies nowhere in the application's root. */
	private static String runner() {
		try (InputStream in = JsTests.class.getResourceAsStream(RUNNER)) {
			Assert.state(in != null, "The runner is beside this class");
			String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			return "data:text/javascript," + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
