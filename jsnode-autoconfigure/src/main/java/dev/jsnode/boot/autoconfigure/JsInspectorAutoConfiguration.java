package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.tools.JsInspector;
import dev.jsnode.boot.tools.JsInspector.Start;
import dev.jsnode.inspector.InspectorAddress;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the debugger of JavaScript.
 */
@AutoConfiguration(after = JsNodeAutoConfiguration.class)
@ConditionalOnClass(NodeRuntime.class)
@ConditionalOnBean(NodeRuntime.class)
@EnableConfigurationProperties(JsNodeProperties.class)
public final class JsInspectorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	JsInspector jsInspector(JsNodeProperties properties, Environment environment) {
		InspectProperties inspect = properties.getInspect();
		InspectorAddress address = new InspectorAddress(inspect.getHost(), inspect.getPort());
		if (!address.isLoopback()) {
			throw new InvalidConfigurationPropertyValueException("jsnode.inspect.host", inspect.getHost(),
					"The inspector listens on a loopback interface only: who can connect can run any code.");
		}
		String name = environment.getProperty("spring.application.name", "jsnode");
		return new JsInspector(address, name, start(inspect), NodeRuntimeLifecycle.PHASE - 1);
	}

	private static Start start(InspectProperties inspect) {
		if (!inspect.isEnabled()) {
			return Start.CLOSED;
		}
		return switch (inspect.getSuspend()) {
			case NONE -> Start.LISTEN;
			case WAIT -> Start.WAIT;
			case BREAK -> Start.BREAK;
		};
	}

}
