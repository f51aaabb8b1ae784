package dev.jsnode.boot.autoconfigure;

import dev.jsnode.boot.actuate.JsInspectorEndpoint;
import dev.jsnode.boot.tools.JsInspector;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the {@link JsInspectorEndpoint}.
 */
@AutoConfiguration(after = JsInspectorAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(JsInspectorEndpoint.class)
@ConditionalOnBean(JsInspector.class)
public final class JsInspectorEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	JsInspectorEndpoint jsInspectorEndpoint(JsInspector inspector) {
		return new JsInspectorEndpoint(inspector);
	}

}
