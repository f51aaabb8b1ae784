package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.web.ServerLoops;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of a runtime on each event loop of
 * the web server.
 */
@AutoConfiguration(before = JsNodeAutoConfiguration.class)
@ConditionalOnClass({ NodeRuntime.class, HttpServer.class, NettyReactiveWebServerFactory.class })
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "jsnode.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "jsnode.placement", havingValue = "server")
@EnableConfigurationProperties(JsNodeProperties.class)
public final class NodeServerPlacementAutoConfiguration {

	@Bean
	ServerLoops jsServerLoops(JsNodeProperties properties) {
		Integer instances = properties.getInstances();
		return new ServerLoops((instances != null) ? instances : Runtime.getRuntime().availableProcessors());
	}

	/**
	 * The server's loops only: clients of the application keep the loops that they have.
	 */
	@Bean
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> jsServerLoopsCustomizer(ServerLoops loops) {
		ReactorResourceFactory resources = new ReactorResourceFactory();
		resources.setUseGlobalResources(false);
		resources.setLoopResources(loops);
		return (factory) -> factory.setResourceFactory(resources);
	}

}
