package dev.jsnode.boot.test.app;

import java.time.Duration;
import java.util.stream.Stream;

import dev.jsnode.NodeRuntime;
import dev.jsnode.RuntimeState;
import dev.jsnode.boot.test.JsTests;
import dev.jsnode.boot.test.autoconfigure.JsNodeTest;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * Tests for {@link JsNodeTest @JsNodeTest}, as an application uses it.
 */
@JsNodeTest(properties = { "mine=yes", "jsnode.entry=./listens.mjs" })
class JsNodeTestTests {

	@MockitoBean
	@SuppressWarnings("NullAway.Init")
	private Stock stock;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private Maths maths;

	@Test
	void modulesAreCalled() {
		assertThat(this.maths.twice(4).block(Duration.ofSeconds(30))).isEqualTo(8);
	}

	@Test
	void otherComponentsAreNotThere(@Autowired ApplicationContext context) {
		assertThat(context.getBeanNamesForType(Warehouse.class)).isEmpty();
	}

	@Test
	void propertiesAreSet(@Autowired Environment environment) {
		assertThat(environment.getProperty("mine")).isEqualTo("yes");
	}

	@Test
	void serverOfJavaScriptListensWithoutAPort(@Autowired NodeRuntime runtime) {
		assertThat(runtime.state()).isEqualTo(RuntimeState.RUNNING);
	}

	@TestFactory
	Stream<DynamicNode> javaScript(@Autowired JsTests tests) {
		given(this.stock.of("A1")).willReturn(7);
		return tests.in("shop.test.mjs");
	}

}
