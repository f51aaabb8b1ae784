package dev.jsnode.boot.autoconfigure;

import dev.jsnode.boot.actuate.JsGcEndpoint;
import dev.jsnode.boot.metrics.GcMonitor;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the {@link JsGcEndpoint}.
 */
@AutoConfiguration(after = JsNodeAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(JsGcEndpoint.class)
@ConditionalOnBean(GcMonitor.class)
public final class JsGcEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	JsGcEndpoint jsGcEndpoint(GcMonitor monitor) {
		return new JsGcEndpoint(monitor);
	}

}
