package dev.jsnode.boot.bridge;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.jsnode.NodeModule;
import dev.jsnode.NodeRuntime;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodIntrospector;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;

/**
 * Makes implementations of interfaces whose methods are functions of a JavaScript module.
 */
public class JsModuleProxyFactory {

	private final NodeRuntime runtime;

	private final BridgeMapper mapper;

	private final @Nullable Duration timeout;

	/**
	 * Create a factory.
	 * @param runtime where the modules are loaded
	 * @param mapper converts arguments and results
	 * @param timeout how long a call may take, {@code null} for any time
	 */
	public JsModuleProxyFactory(NodeRuntime runtime, BridgeMapper mapper, @Nullable Duration timeout) {
		this.runtime = runtime;
		this.mapper = mapper;
		this.timeout = timeout;
	}

	/**
	 * Return the functions that an interface expects of its module.
	 * @param type the interface
	 * @return their names
	 */
	public Set<String> functions(Class<?> type) {
		Set<String> names = new TreeSet<>();
		methods(type).values().forEach((method) -> names.add(method.function()));
		return names;
	}

	/**
	 * Create an implementation.
	 * @param <T> the interface
	 * @param type the interface
	 * @param specifier the module
	 * @return the implementation
	 */
	public <T> T create(Class<T> type, String specifier) {
		Assert.isTrue(type.isInterface(), () -> type.getName() + " is no interface");
		NodeModule module = this.runtime.importModule(specifier);
		InvocationHandler handler = new Handler(type, specifier, module, this.mapper, methods(type));
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	private Map<Method, ModuleMethod> methods(Class<?> type) {
		return new HashMap<>(MethodIntrospector.selectMethods(type,
				(MethodIntrospector.MetadataLookup<ModuleMethod>) (method) -> Modifier.isAbstract(method.getModifiers())
						? ModuleMethod.of(method, this.timeout) : null));
	}

	private record Handler(Class<?> type, String specifier, NodeModule module, BridgeMapper mapper,
			Map<Method, ModuleMethod> methods) implements InvocationHandler {

		@Override
		public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
				throws Throwable {
			ModuleMethod function = this.methods.get(method);
			if (function != null) {
				return function.invoke(this.module, this.mapper, arguments);
			}
			if (method.isDefault()) {
				return InvocationHandler.invokeDefault(proxy, method, arguments);
			}
			if (ReflectionUtils.isEqualsMethod(method)) {
				return arguments != null && proxy == arguments[0];
			}
			return ReflectionUtils.isHashCodeMethod(method) ? System.identityHashCode(proxy)
					: "%s of '%s'".formatted(this.type.getSimpleName(), this.specifier);
		}

	}

}
