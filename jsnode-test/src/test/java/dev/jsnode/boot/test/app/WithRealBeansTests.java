package dev.jsnode.boot.test.app;

import java.util.stream.Stream;

import dev.jsnode.boot.test.JsTests;
import dev.jsnode.boot.test.autoconfigure.AutoConfigureJsNode;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Tests for {@link AutoConfigureJsNode @AutoConfigureJsNode} in a whole application.
 */
@SpringBootTest
@AutoConfigureJsNode
class WithRealBeansTests {

	@TestFactory
	Stream<DynamicNode> javaScript(@Autowired JsTests tests) {
		return tests.in("shop.test.mjs");
	}

}
