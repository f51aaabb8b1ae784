package dev.jsnode.boot.autoconfigure;

import java.time.Duration;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.actuate.HealthThresholds;
import dev.jsnode.boot.actuate.NodeRuntimeHealthIndicator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.CompositeHealthContributorConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for
 * {@link NodeRuntimeHealthIndicator}.
 */
@AutoConfiguration(after = JsNodeAutoConfiguration.class)
@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(NodeRuntime.class)
@ConditionalOnEnabledHealthIndicator("jsnode")
public final class NodeRuntimeHealthContributorAutoConfiguration
		extends CompositeHealthContributorConfiguration<NodeRuntimeHealthIndicator, NodeRuntime> {

	NodeRuntimeHealthContributorAutoConfiguration(ObjectProvider<RuntimesProperties> properties) {
		super((runtime) -> new NodeRuntimeHealthIndicator(runtime, thresholds(runtime, properties.getIfAvailable())));
	}

	@Bean
	@ConditionalOnMissingBean(name = { "jsnodeHealthIndicator", "jsnodeHealthContributor" })
	HealthContributor jsnodeHealthContributor(ConfigurableListableBeanFactory beanFactory) {
		return createContributor(NodeRuntimeBeans.byName(beanFactory));
	}

	private static HealthThresholds thresholds(NodeRuntime runtime, @Nullable RuntimesProperties properties) {
		if (properties == null) {
			return HealthThresholds.NONE;
		}
		HealthProperties health = properties.of(runtime.name()).getHealth();
		return new HealthThresholds(limit(health.getMaxDelay()), limit(health.getMaxBlocked()), health.getMaxRestarts(),
				health.getRestartsWithin());
	}

	private static @Nullable Duration limit(@Nullable Duration property) {
		return (property == null || property.isZero()) ? null : property;
	}

}
