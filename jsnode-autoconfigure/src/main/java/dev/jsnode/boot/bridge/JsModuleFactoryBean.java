package dev.jsnode.boot.bridge;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Makes the bean of a {@link JsModule @JsModule} interface.
 *
 * @param <T> the interface
 */
public final class JsModuleFactoryBean<T> implements FactoryBean<T> {

	private final Class<T> type;

	private final JsModule annotation;

	private final ObjectProvider<JsModuleProxyFactory> proxyFactory;

	/**
	 * Create a factory bean.
	 * @param type the interface
	 * @param proxyFactory makes its implementation
	 */
	public JsModuleFactoryBean(Class<T> type, ObjectProvider<JsModuleProxyFactory> proxyFactory) {
		JsModule annotation = AnnotatedElementUtils.getMergedAnnotation(type, JsModule.class);
		Assert.state(annotation != null && StringUtils.hasText(annotation.specifier()),
				() -> "@JsModule on %s must name a module, such as \"./pricing.js\"".formatted(type.getName()));
		this.type = type;
		this.annotation = annotation;
		this.proxyFactory = proxyFactory;
	}

	/**
	 * Return the module's specifier.
	 * @return the specifier
	 */
	public String specifier() {
		return this.annotation.specifier();
	}

	/**
	 * Return whether the module is loaded at its first call.
	 * @return whether it is lazy
	 */
	public boolean isLazy() {
		return this.annotation.lazy();
	}

	@Override
	public T getObject() {
		return this.proxyFactory.getObject().create(this.type, specifier());
	}

	@Override
	public Class<T> getObjectType() {
		return this.type;
	}

}
