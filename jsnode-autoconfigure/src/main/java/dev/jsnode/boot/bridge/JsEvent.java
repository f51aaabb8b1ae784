package dev.jsnode.boot.bridge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a {@link JsModule @JsModule} interface, without parameters and of
 * type {@code Flux}, give the events of an exported {@code EventEmitter}. Its listener is
 * there from the subscription until it is cancelled. The {@code Flux} ends with an error
 * only: of the emitter, of too many events that wait, or when the runtime ends.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface JsEvent {

	/**
	 * Name of the event. Its argument is an item; of several arguments the item is the
	 * list.
	 * @return the name
	 */
	String value();

	/**
	 * Name of the exported emitter, dots for members of an export; by default the module
	 * itself or its default export.
	 * @return the name
	 */
	String emitter() default "";

	/**
	 * How many events may wait until they are asked for. With more the {@code Flux} ends
	 * with {@code ERR_JSNODE_TOO_MANY_EVENTS}.
	 * @return the number
	 */
	int capacity() default 256;

}
