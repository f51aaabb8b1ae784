package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.metrics.GcMetrics;
import dev.jsnode.boot.metrics.GcMonitor;
import dev.jsnode.boot.metrics.NodeRuntimeMeterConvention;
import dev.jsnode.boot.metrics.NodeRuntimeMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the meters of Node.js runtimes.
 */
@AutoConfiguration(after = { JsNodeAutoConfiguration.class, MetricsAutoConfiguration.class,
		CompositeMeterRegistryAutoConfiguration.class })
@ConditionalOnClass({ MeterRegistry.class, MetricsAutoConfiguration.class })
@ConditionalOnBean({ MeterRegistry.class, NodeRuntime.class })
public final class NodeRuntimeMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NodeRuntimeMetrics nodeRuntimeMetrics(ConfigurableListableBeanFactory beanFactory,
			ObjectProvider<NodeRuntimeMeterConvention> convention) {
		return new NodeRuntimeMetrics(NodeRuntimeBeans.byName(beanFactory),
				convention.getIfAvailable(NodeRuntimeMeterConvention::standard));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(GcMonitor.class)
	GcMetrics jsGcMetrics(GcMonitor monitor, ObjectProvider<NodeRuntimeMeterConvention> convention) {
		return new GcMetrics(monitor, convention.getIfAvailable(NodeRuntimeMeterConvention::standard));
	}

}
