package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.actuate.JsProfileEndpoint;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the {@link JsProfileEndpoint}.
 */
@AutoConfiguration(after = JsNodeAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(JsProfileEndpoint.class)
@ConditionalOnBean(NodeRuntime.class)
public final class JsProfileEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	JsProfileEndpoint jsProfileEndpoint(ConfigurableListableBeanFactory beanFactory) {
		return new JsProfileEndpoint(NodeRuntimeBeans.byName(beanFactory));
	}

}
