package dev.jsnode.boot.autoconfigure;

import dev.jsnode.boot.actuate.JsTypesEndpoint;
import dev.jsnode.boot.bridge.TypeDeclarations;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the {@link JsTypesEndpoint}.
 */
@AutoConfiguration(after = JsNodeAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(JsTypesEndpoint.class)
@ConditionalOnBean(TypeDeclarations.class)
public final class JsTypesEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	JsTypesEndpoint jsTypesEndpoint(TypeDeclarations declarations) {
		return new JsTypesEndpoint(declarations::text);
	}

}
