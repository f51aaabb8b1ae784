package dev.jsnode.boot.bridge;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.jsnode.HostModule;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * A bean that was opened to JavaScript with {@link JsExposed @JsExposed}. Nothing but the
 * public methods of the type that was opened can be called.
 */
final class ExposedBean implements HostModule {

	private final String name;

	private final Class<?> type;

	private final Supplier<Object> bean;

	private final BridgeMapper mapper;

	private final Map<String, List<Method>> methods;

	ExposedBean(String name, Class<?> type, Supplier<Object> bean, BridgeMapper mapper) {
		this.name = name;
		this.type = type;
		this.bean = SingletonSupplier.of(bean);
		this.mapper = mapper;
		this.methods = Arrays.stream(type.getMethods())
			.filter(ExposedBean::isCallable)
			.collect(Collectors.groupingBy(Method::getName, TreeMap::new, Collectors.toList()));
	}

	/**
	 * The type that was opened.
	 */
	Class<?> type() {
		return this.type;
	}

	/**
	 * The methods that can be called, by name.
	 */
	Map<String, List<Method>> callable() {
		return this.methods;
	}

	@Override
	public Set<String> functions() {
		return this.methods.keySet();
	}

	@Override
	public Mode mode(String function) {
		List<Method> candidates = this.methods.getOrDefault(function, List.of());
		if (candidates.stream().noneMatch(ExposedBean::isReactive)) {
			return Mode.BLOCKING;
		}
		return candidates.stream().anyMatch(ExposedBean::isStream) ? Mode.STREAM : Mode.SINGLE;
	}

	@Override
	public @Nullable Object call(String function, List<? extends @Nullable Object> arguments) throws Exception {
		Method method = select(function, arguments.size());
		@Nullable Object[] converted = IntStream.range(0, arguments.size())
			.mapToObj((i) -> argument(method, i, arguments.get(i)))
			.toArray();
		Object target = this.bean.get();
		try {
			Method invocable = AopUtils.selectInvocableMethod(method, target.getClass());
			// Beans of the application are often of classes that only their package sees.
			ReflectionUtils.makeAccessible(invocable);
			return toTrees(invocable.invoke(target, converted));
		}
		catch (InvocationTargetException ex) {
			throw (ex.getTargetException() instanceof Exception cause) ? cause : ex;
		}
	}

	private Method select(String function, int count) {
		List<Method> candidates = this.methods.getOrDefault(function, List.of())
			.stream()
			.filter((method) -> method.getParameterCount() == count)
			.toList();
		if (candidates.size() > 1) {
			// Repositories have a twin that takes a publisher, which JavaScript has none
			// of.
			candidates = candidates.stream().filter(ExposedBean::takesNoPublisher).toList();
		}
		if (candidates.size() == 1) {
			return candidates.get(0);
		}
		throw new IllegalArgumentException("spring:%s has %s method '%s' with %d arguments".formatted(this.name,
				candidates.isEmpty() ? "no" : "more than one", function, count));
	}

	private @Nullable Object argument(Method method, int index, @Nullable Object tree) {
		Type parameterType = GenericTypeResolver.resolveType(method.getGenericParameterTypes()[index], this.type);
		try {
			return this.mapper.fromTree(tree, ResolvableType.forType(parameterType).getType());
		}
		catch (BridgeConversionException ex) {
			throw new IllegalArgumentException("Argument %d of spring:%s.%s: %s".formatted(index + 1, this.name,
					method.getName(), ex.getMessage()), ex);
		}
	}

	private @Nullable Object toTrees(@Nullable Object result) {
		if (result instanceof Mono<?> mono) {
			return mono.mapNotNull(this.mapper::toJs);
		}
		if (result instanceof Publisher<?> publisher) {
			return Flux.from(publisher).mapNotNull(this.mapper::toJs);
		}
		if (result instanceof CompletionStage<?> stage) {
			return stage.thenApply(this.mapper::toJs);
		}
		return this.mapper.toJs(result);
	}

	private static boolean isCallable(Method method) {
		return method.getDeclaringClass() != Object.class && !Modifier.isStatic(method.getModifiers())
				&& !method.isBridge() && !method.isSynthetic();
	}

	private static boolean isReactive(Method method) {
		Class<?> type = method.getReturnType();
		return Publisher.class.isAssignableFrom(type) || CompletionStage.class.isAssignableFrom(type);
	}

	private static boolean isStream(Method method) {
		Class<?> type = method.getReturnType();
		return Publisher.class.isAssignableFrom(type) && !Mono.class.isAssignableFrom(type);
	}

	private static boolean takesNoPublisher(Method method) {
		return Arrays.stream(method.getParameterTypes()).noneMatch(Publisher.class::isAssignableFrom);
	}

}
