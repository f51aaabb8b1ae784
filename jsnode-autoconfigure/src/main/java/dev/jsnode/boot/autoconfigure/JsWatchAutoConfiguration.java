package dev.jsnode.boot.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.watch.RuntimeReloader;
import dev.jsnode.boot.watch.WatchedRuntime;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.io.ResourceLoader;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of what reloads JavaScript when its
 * files change.
 */
@AutoConfiguration(after = JsNodeAutoConfiguration.class)
@ConditionalOnClass(NodeRuntime.class)
@ConditionalOnBean(NodeRuntimeBeans.class)
@ConditionalOnBooleanProperty(name = "jsnode.enabled", matchIfMissing = true)
@Conditional(OnJsWatchCondition.class)
public final class JsWatchAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	RuntimeReloader jsRuntimeReloader(NodeRuntimeBeans runtimes, RuntimesProperties properties,
			LifecycleProperties lifecycle, ResourceLoader resourceLoader) {
		ClassLoader loader = resourceLoader.getClassLoader();
		List<WatchedRuntime> watched = new ArrayList<>();
		runtimes.byName().forEach((name, runtime) -> {
			JsNodeProperties own = properties.of(name);
			List<Path> folders = (loader != null) ? new RootFolder(own.getRoot()).onDisk(loader) : List.of();
			if (!folders.isEmpty() && !Boolean.FALSE.equals(own.getWatch())) {
				watched.add(new WatchedRuntime(runtime, folders, own.getWatchExclude()));
			}
		});
		return new RuntimeReloader(watched, lifecycle.getTimeoutPerShutdownPhase());
	}

}
