package dev.jsnode.boot.bridge;

import java.util.List;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionReaderUtils;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.ResourceLoaderAware;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Registers a bean for each {@link JsModule @JsModule} interface in the packages of the
 * application.
 */
public class JsModuleRegistrar
		implements ImportBeanDefinitionRegistrar, BeanFactoryAware, EnvironmentAware, ResourceLoaderAware {

	@SuppressWarnings("NullAway.Init")
	private BeanFactory beanFactory;

	@SuppressWarnings("NullAway.Init")
	private Environment environment;

	@SuppressWarnings("NullAway.Init")
	private ResourceLoader resourceLoader;

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void setResourceLoader(ResourceLoader resourceLoader) {
		this.resourceLoader = resourceLoader;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		ClassPathScanningCandidateComponentProvider scanner = new InterfaceScanner(this.environment);
		scanner.setResourceLoader(this.resourceLoader);
		packages().stream()
			.flatMap((packageName) -> scanner.findCandidateComponents(packageName).stream())
			.forEach((candidate) -> register((AnnotatedBeanDefinition) candidate, registry));
	}

	private List<String> packages() {
		return AutoConfigurationPackages.has(this.beanFactory) ? AutoConfigurationPackages.get(this.beanFactory)
				: List.of();
	}

	private void register(AnnotatedBeanDefinition candidate, BeanDefinitionRegistry registry) {
		Class<?> type = ClassUtils.resolveClassName(candidate.getMetadata().getClassName(),
				this.resourceLoader.getClassLoader());
		BeanDefinition definition = BeanDefinitionBuilder.genericBeanDefinition(JsModuleFactoryBean.class)
			.addConstructorArgValue(type)
			.setAutowireMode(AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR)
			.getBeanDefinition();
		definition.setAttribute(FactoryBean.OBJECT_TYPE_ATTRIBUTE, type);
		BeanDefinitionReaderUtils
			.registerBeanDefinition(new BeanDefinitionHolder(definition, name(candidate, registry)), registry);
	}

	private String name(AnnotatedBeanDefinition candidate, BeanDefinitionRegistry registry) {
		AnnotationAttributes attributes = AnnotationAttributes
			.fromMap(candidate.getMetadata().getAnnotationAttributes(JsModule.class.getName()));
		String name = (attributes != null) ? attributes.getString("beanName") : "";
		return StringUtils.hasText(name) ? name
				: AnnotationBeanNameGenerator.INSTANCE.generateBeanName(candidate, registry);
	}

	/**
	 * Finds interfaces, which component scanning passes by.
	 */
	private static final class InterfaceScanner extends ClassPathScanningCandidateComponentProvider {

		InterfaceScanner(Environment environment) {
			super(false, environment);
			addIncludeFilter(new AnnotationTypeFilter(JsModule.class, true, true));
		}

		@Override
		protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
			return definition.getMetadata().isInterface() && definition.getMetadata().isIndependent();
		}

	}

}
