package dev.jsnode.boot.bridge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Marks an interface whose methods are functions of a JavaScript module. Interfaces in
 * the packages of the application are found by scanning and become beans.
 *
 * <p>
 * A method's return type says how its result arrives: {@code Mono<T>},
 * {@code CompletionStage<T>} and {@code CompletableFuture<T>} when the function's promise
 * is fulfilled, {@code Flux<T>} element by element as they are requested, any other type
 * by blocking the caller, who must not be on a non-blocking thread. Arguments and results
 * are converted by Jackson; binary data, dates and big integers keep their kind.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface JsModule {

	/**
	 * Alias for {@link #specifier()}.
	 * @return the specifier
	 */
	@AliasFor("specifier")
	String value() default "";

	/**
	 * The module as {@code import} in a file at {@code jsnode.root} would name it, such
	 * as {@code ./pricing.js} or the name of an npm package.
	 * @return the specifier
	 */
	@AliasFor("value")
	String specifier() default "";

	/**
	 * Name of the runtime that has the module, as in {@code jsnode.runtimes.<name>}; by
	 * default that of {@code jsnode.*}.
	 * @return the name
	 */
	String runtime() default "";

	/**
	 * How long a call may take, such as {@code 500ms}, where {@link JsFunction#timeout()}
	 * does not say so for the method; by default {@code jsnode.call.timeout} of the
	 * runtime. For a {@code Flux} this is the time between two elements.
	 * @return the timeout
	 */
	String timeout() default "";

	/**
	 * Name of the bean; by default that of the interface, as for any component.
	 * @return the name
	 */
	String beanName() default "";

	/**
	 * Whether the module is loaded at its first call instead of at start-up. A module
	 * that is loaded at start-up and lacks a function that the interface declares makes
	 * the start fail.
	 * @return whether to load lazily
	 */
	boolean lazy() default false;

}
