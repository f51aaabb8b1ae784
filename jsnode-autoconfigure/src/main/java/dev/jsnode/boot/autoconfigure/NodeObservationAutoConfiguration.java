package dev.jsnode.boot.autoconfigure;

import dev.jsnode.CallObserver;
import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.observation.DefaultJsClientRequestObservationConvention;
import dev.jsnode.boot.observation.JsCallObservationConvention;
import dev.jsnode.boot.observation.JsClientRequestObservationConvention;
import dev.jsnode.boot.observation.ObservedCalls;
import dev.jsnode.boot.observation.ObservedClientRequests;
import dev.jsnode.http.ClientRequestObserver;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationProperties;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of the observations of calls to
 * JavaScript and of the requests that it makes.
 */
@AutoConfiguration(before = JsNodeAutoConfiguration.class, after = ObservationAutoConfiguration.class)
@ConditionalOnClass({ NodeRuntime.class, ObservationRegistry.class, ObservationAutoConfiguration.class })
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnBooleanProperty(name = "jsnode.enabled", matchIfMissing = true)
public final class NodeObservationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CallObserver jsCallObserver(ObservationRegistry registry, ObjectProvider<JsCallObservationConvention> convention) {
		return new ObservedCalls(registry, convention.getIfAvailable(ObservedCalls::defaultConvention));
	}

	@Bean
	@ConditionalOnMissingBean
	ClientRequestObserver jsClientRequestObserver(ObservationRegistry registry,
			ObjectProvider<JsClientRequestObservationConvention> convention,
			ObjectProvider<ObservationProperties> properties) {
		return new ObservedClientRequests(registry, convention.getIfAvailable(
				() -> new DefaultJsClientRequestObservationConvention(requestsName(properties.getIfAvailable()))));
	}

	private static String requestsName(@Nullable ObservationProperties properties) {
		return (properties != null) ? properties.getHttp().getClient().getRequests().getName() : "http.client.requests";
	}

}
