package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.bridge.BridgeMapper;
import dev.jsnode.boot.bridge.ModuleRuntime;
import dev.jsnode.boot.view.JsViewResolver;
import dev.jsnode.boot.web.JsPrincipalMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.DispatcherHandler;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of views that JavaScript renders.
 */
@AutoConfiguration(after = { JsNodeAutoConfiguration.class, NodeSecurityAutoConfiguration.class })
@ConditionalOnClass({ NodeRuntime.class, DispatcherHandler.class })
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnBooleanProperty(name = { "jsnode.enabled", "jsnode.views.enabled" }, matchIfMissing = true)
@Conditional(JsViewsAutoConfiguration.OnPrefixOrModule.class)
@EnableConfigurationProperties(JsViewsProperties.class)
public final class JsViewsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	JsViewResolver jsViewResolver(JsViewsProperties properties, NodeRuntimeBeans runtimes, BridgeMapper mapper,
			ObjectProvider<JsPrincipalMapper> principals) {
		String name = properties.getRuntime();
		ModuleRuntime runtime = runtimes.moduleRuntime((name != null) ? name : "");
		JsViewResolver resolver = new JsViewResolver(runtime.runtime(), mapper, principals.getIfAvailable());
		PropertyMapper map = PropertyMapper.get();
		map.from(properties::getPrefix).to(resolver::setPrefix);
		map.from(properties::getSuffix).to(resolver::setSuffix);
		map.from(properties::getModule).when(StringUtils::hasText).to(resolver::setModule);
		map.from(properties::getFunction).to(resolver::setFunction);
		map.from(properties::getViewNames).as(StringUtils::toStringArray).to(resolver::setViewNames);
		map.from(properties::getMediaTypes).to(resolver::setSupportedMediaTypes);
		map.from(properties::getOrder).to(resolver::setOrder);
		map.from(runtime::timeout).to(resolver::setTimeout);
		return resolver;
	}

	/** Views are JavaScript's where the application says where they are. */
	static class OnPrefixOrModule extends AnyNestedCondition {

		OnPrefixOrModule() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty("jsnode.views.prefix")
		static class OnPrefix {

		}

		@ConditionalOnProperty("jsnode.views.module")
		static class OnModule {

		}

	}

}
