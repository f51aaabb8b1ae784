package dev.jsnode.demo;

import java.util.stream.Stream;

import dev.jsnode.boot.test.JsTests;
import dev.jsnode.boot.test.autoconfigure.JsNodeTest;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * The tests that are written in JavaScript.
 */
@JsNodeTest
class JavaScriptTests {

	@MockitoBean
	Inventory inventory;

	@TestFactory
	Stream<DynamicNode> javaScript(@Autowired JsTests tests) {
		return tests.all();
	}

}
