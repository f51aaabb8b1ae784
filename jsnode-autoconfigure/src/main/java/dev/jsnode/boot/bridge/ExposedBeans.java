package dev.jsnode.boot.bridge;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.jsnode.HostModule;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Finds the beans that were opened to JavaScript. The beans themselves are asked for at
 * their first call.
 */
public class ExposedBeans {

	/** Modules that are not beans. */
	private static final Set<String> RESERVED = Set.of("context", "events", "views");

	private final ConfigurableListableBeanFactory beanFactory;

	private final BridgeMapper mapper;

	/**
	 * Create a finder.
	 * @param beanFactory where to look
	 * @param mapper converts arguments and results
	 */
	public ExposedBeans(ConfigurableListableBeanFactory beanFactory, BridgeMapper mapper) {
		this.beanFactory = beanFactory;
		this.mapper = mapper;
	}

	/**
	 * Return the opened beans.
	 * @return modules by the name after {@code spring:}
	 */
	public Map<String, HostModule> modules() {
		return new TreeMap<>(opened());
	}

	Map<String, ExposedBean> opened() {
		Map<String, ExposedBean> modules = new TreeMap<>();
		for (String beanName : this.beanFactory.getBeanNamesForAnnotation(JsExposed.class)) {
			JsExposed annotation = this.beanFactory.findAnnotationOnBean(beanName, JsExposed.class);
			Assert.state(annotation != null, "The bean must be annotated");
			String name = StringUtils.hasText(annotation.value()) ? annotation.value() : beanName;
			Assert.state(!RESERVED.contains(name),
					() -> "The bean '%s' cannot be opened as 'spring:%s', which is jsnode's own; give @JsExposed a name"
						.formatted(beanName, name));
			ExposedBean previous = modules.put(name, new ExposedBean(name, exposedType(beanName),
					() -> this.beanFactory.getBean(beanName), this.mapper));
			Assert.state(previous == null, () -> "Two beans are opened to JavaScript as 'spring:%s'".formatted(name));
		}
		return modules;
	}

	private Class<?> exposedType(String beanName) {
		Class<?> targetType = AutoProxyUtils.determineTargetClass(this.beanFactory, beanName);
		Class<?> type = (targetType != null) ? targetType : this.beanFactory.getType(beanName, false);
		Assert.state(type != null, () -> "The type of the bean '%s' is not known".formatted(beanName));
		Class<?> userType = ClassUtils.getUserClass(type);
		MergedAnnotation<JsExposed> annotation = MergedAnnotations.from(userType, SearchStrategy.TYPE_HIERARCHY)
			.get(JsExposed.class);
		return (annotation.isPresent() && annotation.getSource() instanceof Class<?> annotated) ? annotated : userType;
	}

}
