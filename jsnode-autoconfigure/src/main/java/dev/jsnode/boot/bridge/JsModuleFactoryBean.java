package dev.jsnode.boot.bridge;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;

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
		this.type = type;
		this.annotation = JsModuleProxyFactory.annotation(type);
		this.proxyFactory = proxyFactory;
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
		return this.proxyFactory.getObject().create(this.type);
	}

	@Override
	public Class<T> getObjectType() {
		return this.type;
	}

}
