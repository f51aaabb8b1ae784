package dev.jsnode.engine;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Makes JavaScript errors of Java exceptions. Used on the loop's thread.
 */
public final class JsErrors {

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
		Value create = this.factory;
		if (create == null) {
			throw new IllegalStateException("JavaScript is not up yet", ex);
		}
		if (ex instanceof SystemException system) {
			return create.execute("Error", system.code(), null, null, system.syscall(), system.path(), system.dest());
		}
		if (ex instanceof CodedException coded) {
			return create.execute(coded.name(), coded.code(), coded.getMessage());
		}
		Value error = create.execute("Error", null, message(ex));
		error.putMember("stack", stack(ex));
		return error;
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
		StringBuilder text = new StringBuilder(ex.toString());
		for (StackTraceElement frame : ex.getStackTrace()) {
			text.append("\n    at ").append(frame);
		}
		return text.toString();
	}

}
