package dev.jsnode.boot.autoconfigure;

import java.time.Duration;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.web.NodeHandlerMapping;
import dev.jsnode.boot.web.NodeHttpHandler;
import dev.jsnode.boot.web.WebFluxDoor;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.DispatcherHandler;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of the way from the application's
 * web server to the HTTP server that JavaScript listens with.
 */
@AutoConfiguration(before = JsNodeAutoConfiguration.class)
@ConditionalOnClass({ NodeRuntime.class, DispatcherHandler.class })
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "jsnode.enabled", matchIfMissing = true)
@EnableConfigurationProperties(JsNodeProperties.class)
public final class NodeHttpAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WebFluxDoor jsWebFluxDoor(JsNodeProperties properties, Environment environment) {
		return new WebFluxDoor(properties.getHttp().isStandalone(), () -> port(environment));
	}

	@Bean
	NodeRuntimeBuilderCustomizer jsWebFluxDoorCustomizer(WebFluxDoor door) {
		return (builder) -> builder.httpDoor(door);
	}

	@Bean
	@ConditionalOnMissingBean
	NodeHttpHandler jsNodeHttpHandler(WebFluxDoor door, JsNodeProperties properties) {
		Duration timeout = properties.getHttp().getResponseTimeout();
		return new NodeHttpHandler(door, timeout.isZero() ? null : timeout);
	}

	@Bean
	@ConditionalOnMissingBean
	NodeHandlerMapping jsNodeHandlerMapping(JsNodeProperties properties, NodeHttpHandler handler, WebFluxDoor door) {
		return new NodeHandlerMapping(properties.getHttp().getPath(), handler, door);
	}

	/**
	 * The port that the web server has, or will have.
	 */
	private static int port(Environment environment) {
		Integer local = environment.getProperty("local.server.port", Integer.class);
		return (local != null) ? local : environment.getProperty("server.port", Integer.class, 8080);
	}

}
