package dev.jsnode.engine;

import com.oracle.truffle.api.object.HiddenKey;
import dev.jsnode.permission.PermissionDeniedException;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Makes JavaScript errors of Java exceptions. Used on the loop's thread.
 */
public final class JsErrors {

	private static final HiddenKey ORIGIN = new HiddenKey("javaException");

	private @Nullable Value factory;

	JsErrors() {
	}

	/**
	 * Set the function that makes an error, {@code internal/errors.createJavaError}.
	 * @param factory called with name, code, message, errno, syscall, path and dest
	 */
	public void factory(Value factory) {
		this.factory = factory;
	}

	/**
	 * Return the error for an exception: the very object where the exception came from
	 * JavaScript.
	 * @param ex the exception
	 * @return the error
	 */
	public Value error(Throwable ex) {
		if (ex instanceof PolyglotException guest && guest.isGuestException() && guest.getGuestObject() != null) {
			return guest.getGuestObject();
		}
		if (ex instanceof SystemException system) {
			return factory(ex).execute("Error", system.code(), null, null, system.syscall(), system.path(),
					system.dest());
		}
		if (ex instanceof PermissionDeniedException denied) {
			Value error = factory(ex).execute("Error", "ERR_ACCESS_DENIED", denied.getMessage());
			error.putMember("permission", denied.permission());
			error.putMember("resource", denied.resource());
			return error;
		}
		if (ex instanceof CodedException coded) {
			return factory(ex).execute(coded.name(), coded.code(), coded.getMessage());
		}
		return error(ex.getClass().getSimpleName(), null, message(ex), stack(ex), ex);
	}

	/**
	 * Return a new error that stands for a Java exception and leads back to it.
	 * @param name the error's name
	 * @param code the error's code, if it has one
	 * @param message the error's message
	 * @param stack the error's stack
	 * @param origin the exception; {@link #origin(Value)} gives it back
	 * @return the error
	 */
	public Value error(String name, @Nullable String code, String message, String stack, Throwable origin) {
		Value error = factory(origin).execute(name, code, message);
		GraalInternals.hide(error, ORIGIN, origin);
		error.putMember("stack", stack);
		return error;
	}

	/**
	 * Return the Java exception that an error stands for.
	 * @param error the error
	 * @return the exception, or {@code null} if the error is JavaScript's own
	 */
	public static @Nullable Throwable origin(Value error) {
		return (GraalInternals.hidden(error, ORIGIN) instanceof Throwable origin) ? origin : null;
	}

	private Value factory(Throwable ex) {
		Value create = this.factory;
		if (create == null) {
			throw new IllegalStateException("JavaScript is not up yet", ex);
		}
		return create;
	}

	/**
	 * Return an exception that throws the error for {@code ex} in JavaScript.
	 * @param ex the exception
	 * @return what to throw from an exported method
	 */
	public RuntimeException raise(Throwable ex) {
		if (ex instanceof PolyglotException guest) {
			return guest;
		}
		throw error(ex).throwException();
	}

	private static String message(Throwable ex) {
		String message = ex.getMessage();
		return (message != null) ? message : ex.getClass().getSimpleName();
	}

	private static String stack(Throwable ex) {
		StringBuilder text = new StringBuilder(ex.getClass().getSimpleName() + ": " + message(ex));
		for (StackTraceElement frame : ex.getStackTrace()) {
			text.append("\n    at ").append(frame);
		}
		return text.toString();
	}

}
