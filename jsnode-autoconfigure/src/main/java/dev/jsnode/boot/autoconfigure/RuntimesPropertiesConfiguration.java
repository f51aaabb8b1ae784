package dev.jsnode.boot.autoconfigure;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The properties of all runtimes, for each auto-configuration that needs them: any other
 * may be excluded.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JsNodeProperties.class)
class RuntimesPropertiesConfiguration {

	@Bean
	RuntimesProperties jsRuntimesProperties(JsNodeProperties properties, Environment environment) {
		return RuntimesProperties.of(properties, environment);
	}

}
