package dev.jsnode.boot.bridge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how a method of a {@link JsModule @JsModule} interface calls its function, where
 * the method's name alone does not.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface JsFunction {

	/**
	 * Name of the exported function, dots for members of an export, such as
	 * {@code default.render}; by default the name of the method.
	 * @return the name
	 */
	String value() default "";

	/**
	 * Whether the function gets {@code { signal }} as its last argument, an
	 * {@code AbortSignal} that is aborted when the caller cancels or the call times out.
	 * @return whether to pass the signal
	 */
	boolean signal() default false;

	/**
	 * How long the call may take, such as {@code 500ms}; by default
	 * {@link JsModule#timeout()}. For a {@code Flux} this is the time between two
	 * elements.
	 * @return the timeout
	 */
	String timeout() default "";

}
