package dev.jsnode.boot.test.autoconfigure;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.autoconfigure.JsNodeAutoConfiguration;
import dev.jsnode.boot.autoconfigure.JsNodeProperties;
import dev.jsnode.boot.test.JsTests;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of {@link JsTests}.
 */
@AutoConfiguration(after = JsNodeAutoConfiguration.class)
@ConditionalOnBean(NodeRuntime.class)
public final class JsTestsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	JsTests jsTests(NodeRuntime runtime, JsNodeProperties properties) {
		return JsTests.of(runtime, properties.getRoot());
	}

}
