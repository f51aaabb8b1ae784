package dev.jsnode.boot.bridge;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import dev.jsnode.AbortSignal;
import dev.jsnode.NodeFunction;
import dev.jsnode.NodeModule;
import dev.jsnode.engine.Shape;
import dev.jsnode.engine.Signature;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ObjectUtils;
import org.springframework.util.StringUtils;

/**
 * One method of a {@link JsModule @JsModule} interface, and how it calls its function.
 */
final class ModuleMethod {

	private static final Map<String, Object> SIGNAL_OPTIONS = Map.of("signal", AbortSignal.OF_CALL);

	private final Method method;

	private final String function;

	/** What makes the method give events; {@code null} if it calls a function. */
	private final @Nullable JsEvent event;

	private final boolean signal;

	private final @Nullable Duration timeout;

	private final ReturnKind returnKind;

	private final Type resultType;

	/** The function of the one module that the method's interface stands for. */
	private volatile @Nullable NodeFunction<Object> bound;

	private ModuleMethod(Method method, Class<?> type, @Nullable Duration defaultTimeout) {
		JsFunction annotation = AnnotatedElementUtils.findMergedAnnotation(method, JsFunction.class);
		this.method = method;
		this.event = AnnotatedElementUtils.findMergedAnnotation(method, JsEvent.class);
		this.function = (annotation != null && StringUtils.hasText(annotation.value())) ? annotation.value()
				: method.getName();
		this.signal = annotation != null && annotation.signal();
		this.timeout = (annotation != null && StringUtils.hasText(annotation.timeout()))
				? DurationStyle.detectAndParse(annotation.timeout()) : defaultTimeout;
		this.returnKind = ReturnKind.of(method);
		if (this.event != null && (this.returnKind != ReturnKind.FLUX || method.getParameterCount() > 0)) {
			throw new JsModuleDefinitionException(type, method + " is annotated with @JsEvent and no method of events",
					"Let it return a Flux and have no parameters.");
		}
		this.resultType = this.returnKind
			.resultType(GenericTypeResolver.resolveType(method.getGenericReturnType(), type));
	}

	/**
	 * The function behind a method.
	 * @param method the method, of the interface or of one that it extends
	 * @param type the interface, which says what type variables stand for
	 * @param defaultTimeout how long a call may take unless the method says so
	 */
	static ModuleMethod of(Method method, Class<?> type, @Nullable Duration defaultTimeout) {
		return new ModuleMethod(method, type, defaultTimeout);
	}

	/**
	 * The function that it calls; {@code null} if it gives events.
	 */
	@Nullable String function() {
		return (this.event == null) ? this.function : null;
	}

	/**
	 * The emitter whose events it gives; {@code null} if it calls a function.
	 */
	@Nullable String emitter() {
		return (this.event != null) ? this.event.emitter() : null;
	}

	@Nullable Object invoke(NodeModule module, BridgeMapper mapper, @Nullable Object @Nullable [] arguments) {
		if (this.event != null) {
			return items(mapper, module.events(this.event.emitter(), this.event.value(), this.event.capacity()));
		}
		@Nullable Object[] trees = trees(mapper, (arguments != null) ? spread(arguments) : new Object[0]);
		return switch (this.returnKind) {
			case MONO -> call(module, mapper, trees);
			case FLUX -> stream(module, mapper, trees);
			case STAGE -> call(module, mapper, trees).toFuture();
			case BLOCKING -> block(module, call(module, mapper, trees));
		};
	}

	private Mono<Object> call(NodeModule module, BridgeMapper mapper, @Nullable Object[] trees) {
		NodeFunction<Object> bound = this.bound;
		if (bound == null) {
			bound = module.function(this.function)
				.timeout(this.timeout)
				.shaped(signature(mapper))
				.returning((tree) -> read(mapper, tree));
			this.bound = bound;
		}
		return bound.call(trees);
	}

	/** Other arguments than records cross as trees. */
	private @Nullable Signature signature(BridgeMapper mapper) {
		Class<?>[] types = this.method.getParameterTypes();
		@Nullable Shape[] parameters = new Shape[this.signal ? types.length + 1 : types.length];
		for (int i = 0; i < types.length; i++) {
			parameters[i] = types[i].isRecord() ? mapper.shape(types[i]) : null;
		}
		return Signature.of(parameters, mapper.shape(this.resultType));
	}

	private Flux<Object> stream(NodeModule module, BridgeMapper mapper, @Nullable Object[] trees) {
		Flux<Object> result = module.stream(this.function, trees);
		return items(mapper, (this.timeout != null) ? result.timeout(this.timeout) : result);
	}

	private Flux<Object> items(BridgeMapper mapper, Flux<Object> trees) {
		return trees.map((tree) -> {
			Object value = read(mapper, tree);
			if (value == null) {
				throw new BridgeConversionException(this + " gave undefined or null, which a Flux cannot hold", null);
			}
			return value;
		});
	}

	private @Nullable Object block(NodeModule module, Mono<Object> result) {
		if (module.inLoop()) {
			throw new IllegalStateException(this + " blocks its caller, and the caller is the event loop that has to "
					+ "run it. Return a Mono, a Flux or a CompletionStage instead");
		}
		Object value = result.block();
		if (value == null && this.method.getReturnType().isPrimitive() && this.resultType != void.class) {
			throw new BridgeConversionException(this + " gave undefined or null, which is no " + this.resultType, null);
		}
		return value;
	}

	private @Nullable Object read(BridgeMapper mapper, Object tree) {
		if (this.resultType == void.class || this.resultType == Void.class) {
			return null;
		}
		try {
			return mapper.fromTree(tree, this.resultType);
		}
		catch (BridgeConversionException ex) {
			throw new BridgeConversionException("The result of " + this + ": " + ex.getMessage(), ex);
		}
	}

	/**
	 * Variable arguments of Java are single ones in JavaScript.
	 */
	private @Nullable Object[] spread(@Nullable Object[] arguments) {
		if (!this.method.isVarArgs()) {
			return arguments;
		}
		int fixed = arguments.length - 1;
		@Nullable Object[] rest = ObjectUtils.toObjectArray(arguments[fixed]);
		@Nullable Object[] all = Arrays.copyOf(arguments, fixed + rest.length);
		System.arraycopy(rest, 0, all, fixed, rest.length);
		return all;
	}

	private @Nullable Object[] trees(BridgeMapper mapper, @Nullable Object[] arguments) {
		@Nullable Object[] trees = new Object[this.signal ? arguments.length + 1 : arguments.length];
		for (int i = 0; i < arguments.length; i++) {
			trees[i] = mapper.toJs(arguments[i]);
		}
		if (this.signal) {
			trees[arguments.length] = SIGNAL_OPTIONS;
		}
		return trees;
	}

	@Override
	public String toString() {
		return this.method.getDeclaringClass().getSimpleName() + "." + this.method.getName();
	}

	/**
	 * How a result reaches the caller.
	 */
	private enum ReturnKind {

		MONO, FLUX, STAGE, BLOCKING;

		static ReturnKind of(Method method) {
			Class<?> type = method.getReturnType();
			if (type == Mono.class) {
				return MONO;
			}
			if (Publisher.class.isAssignableFrom(type)) {
				if (type.isAssignableFrom(Flux.class)) {
					return FLUX;
				}
				throw new JsModuleDefinitionException(method.getDeclaringClass(),
						"%s returns %s".formatted(method, type.getName()), "Let it return a Mono or a Flux.");
			}
			return CompletionStage.class.isAssignableFrom(type) ? STAGE : BLOCKING;
		}

		Type resultType(Type type) {
			if (this == BLOCKING) {
				return type;
			}
			return (type instanceof ParameterizedType wrapper) ? wrapper.getActualTypeArguments()[0] : Object.class;
		}

	}

}
