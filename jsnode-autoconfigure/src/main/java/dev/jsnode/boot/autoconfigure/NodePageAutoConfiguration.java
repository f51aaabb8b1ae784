package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.metrics.GcMonitor;
import dev.jsnode.boot.page.CallCounters;
import dev.jsnode.boot.page.PageRoutes;
import dev.jsnode.boot.page.PageSampler;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the page that shows how
 * JavaScript is doing. DevTools enables it by default.
 */
@AutoConfiguration(after = JsNodeAutoConfiguration.class)
@ConditionalOnClass({ NodeRuntime.class, DispatcherHandler.class })
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnBooleanProperty("jsnode.page.enabled")
@ConditionalOnBean(NodeRuntime.class)
@EnableConfigurationProperties(JsNodeProperties.class)
public final class NodePageAutoConfiguration {

	@Bean
	CallCounters jsCallCounters() {
		return new CallCounters();
	}

	@Bean
	@ConditionalOnMissingBean
	PageSampler jsPageSampler(ConfigurableListableBeanFactory beanFactory, CallCounters counters, GcMonitor monitor) {
		return new PageSampler(() -> NodeRuntimeBeans.byName(beanFactory), counters, monitor);
	}

	@Bean
	RouterFunction<ServerResponse> jsPageRoutes(JsNodeProperties properties, PageSampler sampler) {
		return new PageRoutes(properties.getPage().getPath(), sampler).routes();
	}

}
