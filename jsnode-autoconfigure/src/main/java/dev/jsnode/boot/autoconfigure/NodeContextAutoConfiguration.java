package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.observation.PropagatedContext;
import dev.jsnode.context.ContextBridge;
import io.micrometer.context.ContextSnapshotFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of what crosses with calls besides
 * Reactor's context: what is bound to threads.
 */
@AutoConfiguration(before = JsNodeAutoConfiguration.class)
@ConditionalOnClass({ NodeRuntime.class, ContextSnapshotFactory.class })
@ConditionalOnBooleanProperty(name = "jsnode.enabled", matchIfMissing = true)
public final class NodeContextAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ContextBridge jsContextBridge() {
		return new PropagatedContext(ContextSnapshotFactory.builder().build());
	}

}
