package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.actuate.NodeRuntimeHealthIndicator;

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

	NodeRuntimeHealthContributorAutoConfiguration() {
		super(NodeRuntimeHealthIndicator::new);
	}

	@Bean
	@ConditionalOnMissingBean(name = { "jsnodeHealthIndicator", "jsnodeHealthContributor" })
	HealthContributor jsnodeHealthContributor(ConfigurableListableBeanFactory beanFactory) {
		return createContributor(NodeRuntimeBeans.byName(beanFactory));
	}

}
