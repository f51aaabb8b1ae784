package dev.jsnode.boot.bridge;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Calls default methods of interfaces, which need not be public:
 * {@code InvocationHandler.invokeDefault} wants them to be.
 */
final class DefaultMethods {

	private final Map<Method, MethodHandle> handles = new ConcurrentHashMap<>();

	@Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
		MethodHandle bound = this.handles.computeIfAbsent(method, DefaultMethods::handle).bindTo(proxy);
		return (arguments != null) ? bound.invokeWithArguments(arguments) : bound.invokeWithArguments();
	}

	private static MethodHandle handle(Method method) {
		Class<?> type = method.getDeclaringClass();
		try {
			return MethodHandles.privateLookupIn(type, MethodHandles.lookup()).unreflectSpecial(method, type);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("The default method " + method + " cannot be called", ex);
		}
	}

}
