package dev.jsnode.boot.bridge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opens a bean or the events of a class to JavaScript.
 *
 * <p>
 * A bean: {@code import inventory from 'spring:inventory'} gives an object with the
 * public methods of the annotated type, or of the annotated bean method's return type. No
 * other bean can be reached.
 *
 * <p>
 * A {@code Flux} arrives as an async iterable, everything else as a promise. Methods that
 * return neither {@code Mono}, {@code Flux} nor {@code CompletionStage} may block: they
 * run on the runtime's thread pool.
 *
 * <p>
 * Events, where the class is not a bean's: what the application publishes of the class is
 * emitted by the {@code EventEmitter} that {@code import events from 'spring:events'}
 * gives, converted by Jackson.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface JsExposed {

	/**
	 * Name after {@code spring:}, by default the name of the bean; or name of the event,
	 * by default that of the class without its package.
	 * @return the name
	 */
	String value() default "";

}
