package dev.jsnode.boot.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.web.JsPrincipalMapper;
import dev.jsnode.boot.web.NodeHandlerMapping;
import dev.jsnode.boot.web.NodeHttpHandler;
import dev.jsnode.boot.web.NodeMount;
import dev.jsnode.boot.web.NodeMounts;
import dev.jsnode.boot.web.Principals;
import dev.jsnode.boot.web.WebFluxDoor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.DispatcherHandler;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of the way from the application's
 * web server to the HTTP server that JavaScript listens with.
 */
@AutoConfiguration(before = JsNodeAutoConfiguration.class)
@ConditionalOnClass({ NodeRuntime.class, DispatcherHandler.class })
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "jsnode.enabled", matchIfMissing = true)
@Import(RuntimesPropertiesConfiguration.class)
public final class NodeHttpAutoConfiguration {

	@Bean
	NodeMounts jsNodeMounts(RuntimesProperties properties, Environment environment,
			ObjectProvider<JsPrincipalMapper> principalMapper, ObjectProvider<JsonMapper> jsonMapper) {
		JsPrincipalMapper mapper = principalMapper.getIfAvailable();
		Principals principals = (mapper != null)
				? new Principals(mapper, jsonMapper.getIfAvailable(() -> JsonMapper.builder().build())) : null;
		Map<String, NodeMount> mounts = new LinkedHashMap<>();
		properties.all().forEach((runtime, own) -> {
			if (StringUtils.hasText(own.getHttp().getPath())) {
				mounts.put(runtime, mount(own.getHttp(), environment, principals));
			}
		});
		return new NodeMounts(mounts);
	}

	@Bean
	RuntimeDoors jsRuntimeDoors(NodeMounts mounts, RuntimesProperties properties, Environment environment) {
		return (runtime) -> {
			NodeMount mount = mounts.of(runtime);
			return (mount != null) ? mount.door()
					: new WebFluxDoor(false, properties.of(runtime).getHttp().isStandalone(), () -> port(environment));
		};
	}

	@Bean
	@ConditionalOnMissingBean
	NodeHandlerMapping jsNodeHandlerMapping(NodeMounts mounts) {
		return new NodeHandlerMapping(mounts);
	}

	private static NodeMount mount(JsNodeProperties.Http properties, Environment environment,
			@Nullable Principals principals) {
		WebFluxDoor door = new WebFluxDoor(true, properties.isStandalone(), () -> port(environment));
		Duration timeout = properties.getResponseTimeout();
		return new NodeMount(properties.getPath(), door,
				new NodeHttpHandler(door, timeout.isZero() ? null : timeout, principals));
	}

	/**
	 * The port that the web server has, or will have.
	 */
	private static int port(Environment environment) {
		Integer local = environment.getProperty("local.server.port", Integer.class);
		return (local != null) ? local : environment.getProperty("server.port", Integer.class, 8080);
	}

}
