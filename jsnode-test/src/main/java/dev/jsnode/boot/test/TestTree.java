package dev.jsnode.boot.test;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.jsnode.boot.test.TestResult.Failure;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Nodes of JUnit for the tests of a file. Results come with those of subtests before that
 * of the test around them.
 */
final class TestTree {

	private final TestFiles files;

	private final String file;

	/** Nodes that wait for the test around them, by their nesting. */
	private final Map<Integer, List<DynamicNode>> waiting = new HashMap<>();

	private int tests;

	private boolean failed;

	TestTree(TestFiles files, String file) {
		this.files = files;
		this.file = file;
	}

	void add(TestResult result) {
		this.tests++;
		List<DynamicNode> children = this.waiting.remove(result.nesting() + 1);
		this.waiting.computeIfAbsent(result.nesting(), (nesting) -> new ArrayList<>())
			.add((children != null || result.suite()) ? container(result, (children != null) ? children : List.of())
					: test(result.name(), result));
	}

	/**
	 * The outermost nodes. A file that has no tests, or has run before, is told by Node
	 * as a test with the name of the file: here it is a failure.
	 */
	List<DynamicNode> nodes() {
		List<DynamicNode> nodes = this.waiting.getOrDefault(0, List.of());
		boolean empty = nodes.size() == 1 && this.tests == 1 && nodes.get(0).getDisplayName().equals(this.file);
		return (empty && !this.failed) ? List.of(DynamicTest.dynamicTest(this.file, this::refuseEmpty)) : nodes;
	}

	private void refuseEmpty() {
		throw new AssertionError(this.file + " defines no tests, or has run in this runtime before");
	}

	private DynamicNode container(TestResult result, List<DynamicNode> children) {
		List<DynamicNode> all = new ArrayList<>(children);
		Failure failure = result.failure();
		if (all.isEmpty() || (failure != null && !failure.isOfSubtests())) {
			all.add(test(result.name() + " itself", result));
		}
		return DynamicContainer.dynamicContainer(result.name(), source(result), all.stream());
	}

	private DynamicNode test(String name, TestResult result) {
		this.failed |= result.failure() != null;
		return DynamicTest.dynamicTest(name, source(result), () -> tell(result));
	}

	private URI source(TestResult result) {
		return this.files.source(this.files.relative(result.file()), result.line(), result.column());
	}

	private void tell(TestResult result) {
		Failure failure = result.failure();
		if (result.skip() != null) {
			Assumptions.abort(result.skip().isEmpty() || result.skip().equals("true") ? "Skipped" : result.skip());
		}
		if (result.todo() != null && failure != null) {
			Assumptions.abort("To do: " + failure.message());
		}
		if (failure != null) {
			throw JsFailures.of(failure, this.files);
		}
	}

}
