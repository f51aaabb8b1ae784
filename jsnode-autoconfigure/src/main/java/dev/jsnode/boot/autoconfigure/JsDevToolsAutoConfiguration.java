package dev.jsnode.boot.autoconfigure;

import java.nio.file.Path;
import java.util.List;

import dev.jsnode.NodeRuntime;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.devtools.classpath.ClassPathRestartStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.io.ResourceLoader;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for DevTools: JavaScript that
 * changes on the class path is reloaded by itself, so the application does not have to
 * restart.
 */
@AutoConfiguration(after = JsNodeAutoConfiguration.class)
@ConditionalOnClass({ NodeRuntime.class, ClassPathRestartStrategy.class })
@Conditional(OnJsWatchCondition.class)
public final class JsDevToolsAutoConfiguration {

	@Bean
	static BeanPostProcessor jsRestartStrategyPostProcessor(ObjectProvider<RuntimesProperties> properties,
			ResourceLoader resourceLoader) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String beanName) {
				return (bean instanceof ClassPathRestartStrategy strategy)
						? withoutJavaScript(strategy, properties, resourceLoader) : bean;
			}

		};
	}

	private static ClassPathRestartStrategy withoutJavaScript(ClassPathRestartStrategy strategy,
			ObjectProvider<RuntimesProperties> properties, ResourceLoader resourceLoader) {
		return (file) -> !isJavaScript(file.getFile().toPath().toAbsolutePath(), properties, resourceLoader)
				&& strategy.isRestartRequired(file);
	}

	private static boolean isJavaScript(Path file, ObjectProvider<RuntimesProperties> properties,
			ResourceLoader resourceLoader) {
		RuntimesProperties known = properties.getIfAvailable();
		ClassLoader loader = resourceLoader.getClassLoader();
		if (known == null || loader == null) {
			return false;
		}
		return known.all()
			.values()
			.stream()
			.filter((own) -> !Boolean.FALSE.equals(own.getWatch()))
			.map((own) -> new RootFolder(own.getRoot()).onDisk(loader))
			.flatMap(List::stream)
			.anyMatch(file::startsWith);
	}

}
