package dev.jsnode.boot.bridge;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.jsnode.NodeModule;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * Makes implementations of interfaces whose methods are functions of a JavaScript module.
 */
public class JsModuleProxyFactory {

	private final Function<String, ModuleRuntime> runtimes;

	private final BridgeMapper mapper;

	/**
	 * Create a factory.
	 * @param runtimes gives the runtime of a name, the empty name standing for the
	 * default one
	 * @param mapper converts arguments and results
	 */
	public JsModuleProxyFactory(Function<String, ModuleRuntime> runtimes, BridgeMapper mapper) {
		this.runtimes = runtimes;
		this.mapper = mapper;
	}

	/**
	 * Return the module that an interface stands for.
	 * @param type the interface, annotated with {@link JsModule @JsModule}
	 * @return the module
	 */
	public NodeModule module(Class<?> type) {
		return module(annotation(type));
	}

	/**
	 * Return the functions that an interface expects of its module.
	 * @param type the interface, annotated with {@link JsModule @JsModule}
	 * @return their names
	 */
	public Set<String> functions(Class<?> type) {
		return names(type, ModuleMethod::function);
	}

	/**
	 * Return the event emitters that an interface expects of its module.
	 * @param type the interface, annotated with {@link JsModule @JsModule}
	 * @return their names
	 */
	public Set<String> emitters(Class<?> type) {
		return names(type, ModuleMethod::emitter);
	}

	private Set<String> names(Class<?> type, Function<ModuleMethod, @Nullable String> name) {
		return methods(type, annotation(type)).values()
			.stream()
			.map(name)
			.filter(Objects::nonNull)
			.map(String::valueOf)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Create an implementation.
	 * @param <T> the interface
	 * @param type the interface, annotated with {@link JsModule @JsModule}
	 * @return the implementation
	 * @throws JsModuleDefinitionException if the interface has a method that cannot be a
	 * function
	 */
	public <T> T create(Class<T> type) {
		Assert.isTrue(type.isInterface(), () -> type.getName() + " is no interface");
		JsModule annotation = annotation(type);
		InvocationHandler handler = new Handler(type, module(annotation), this.mapper, methods(type, annotation),
				new DefaultMethods());
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	/**
	 * Return the annotation of an interface.
	 */
	static JsModule annotation(Class<?> type) {
		JsModule annotation = AnnotatedElementUtils.getMergedAnnotation(type, JsModule.class);
		if (annotation == null || !StringUtils.hasText(annotation.specifier())) {
			throw new JsModuleDefinitionException(type, "@JsModule on %s names no module".formatted(type.getName()),
					"Name one as import would, such as @JsModule(\"./pricing.js\").");
		}
		return annotation;
	}

	private NodeModule module(JsModule annotation) {
		return this.runtimes.apply(annotation.runtime()).runtime().importModule(annotation.specifier());
	}

	private Map<Method, ModuleMethod> methods(Class<?> type, JsModule annotation) {
		Duration timeout = StringUtils.hasText(annotation.timeout())
				? DurationStyle.detectAndParse(annotation.timeout())
				: this.runtimes.apply(annotation.runtime()).timeout();
		Map<Method, ModuleMethod> methods = MethodIntrospector.selectMethods(type,
				(MethodIntrospector.MetadataLookup<ModuleMethod>) (method) -> Modifier.isAbstract(method.getModifiers())
						? ModuleMethod.of(method, type, timeout) : null);
		refuseOverloads(type, methods);
		return new HashMap<>(methods);
	}

	/**
	 * JavaScript has one function of a name, whatever its arguments.
	 */
	private static void refuseOverloads(Class<?> type, Map<Method, ModuleMethod> methods) {
		Map<List<String>, Set<String>> signatures = new LinkedHashMap<>();
		methods.forEach((method, function) -> {
			String name = function.function();
			if (name != null) {
				signatures.computeIfAbsent(List.of(method.getName(), name), (key) -> new TreeSet<>())
					.add(signature(method));
			}
		});
		signatures.values().stream().filter((same) -> same.size() > 1).findFirst().ifPresent((same) -> {
			throw new JsModuleDefinitionException(type,
					"%s overloads a method: %s".formatted(type.getName(), String.join(" and ", same)),
					"JavaScript has one function of a name. Name another one with @JsFunction, or make all but one default methods.");
		});
	}

	private static String signature(Method method) {
		return Arrays.stream(method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", method.getName() + "(", ")"));
	}

	private record Handler(Class<?> type, NodeModule module, BridgeMapper mapper, Map<Method, ModuleMethod> methods,
			DefaultMethods defaults) implements InvocationHandler {

		@Override
		public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
				throws Throwable {
			ModuleMethod function = this.methods.get(method);
			if (function != null) {
				return function.invoke(this.module, this.mapper, arguments);
			}
			if (method.isDefault()) {
				return this.defaults.invoke(proxy, method, arguments);
			}
			if (ReflectionUtils.isEqualsMethod(method)) {
				return arguments != null && proxy == arguments[0];
			}
			return ReflectionUtils.isHashCodeMethod(method) ? System.identityHashCode(proxy)
					: "%s of '%s'".formatted(this.type.getSimpleName(), this.module.specifier());
		}

	}

}
