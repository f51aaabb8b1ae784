package dev.jsnode.boot.autoconfigure;

import org.springframework.boot.autoconfigure.template.TemplateAvailabilityProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ClassUtils;
import org.springframework.util.ResourceUtils;
import org.springframework.util.StringUtils;

/**
 * {@link TemplateAvailabilityProvider} for views that JavaScript renders, so that error
 * pages such as {@code views/error/404.mjs} are found.
 */
class JsTemplateAvailabilityProvider implements TemplateAvailabilityProvider {

	@Override
	public boolean isTemplateAvailable(String view, Environment environment, ClassLoader classLoader,
			ResourceLoader resourceLoader) {
		String prefix = environment.getProperty("jsnode.views.prefix");
		if (!ClassUtils.isPresent("org.springframework.web.reactive.DispatcherHandler", classLoader)
				|| !StringUtils.hasText(prefix) || !prefix.startsWith("./")
				|| !environment.getProperty("jsnode.views.enabled", Boolean.class, true)
				|| StringUtils.hasText(environment.getProperty("jsnode.views.module"))) {
			return false;
		}
		String suffix = environment.getProperty("jsnode.views.suffix", ".mjs");
		return resourceLoader.getResource(root(environment) + prefix.substring(2) + view + suffix).exists();
	}

	private static String root(Environment environment) {
		String runtime = environment.getProperty("jsnode.views.runtime", RuntimesProperties.DEFAULT);
		String standard = environment.getProperty("jsnode.root", "classpath:/js/");
		RootFolder root = new RootFolder(environment.getProperty(RuntimesProperties.key(runtime, "root"), standard));
		String location = root.isOnClassPath() ? root.location() : ResourceUtils.FILE_URL_PREFIX + root.location();
		return location.endsWith("/") ? location : location + "/";
	}

}
