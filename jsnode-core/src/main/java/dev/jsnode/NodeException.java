package dev.jsnode;

import org.jspecify.annotations.Nullable;

/**
 * A JavaScript error in Java: thrown by a call, or what ended a runtime. May be read on
 * any thread; it keeps no reference to JavaScript.
 */
public class NodeException extends RuntimeException {

	private final String name;

	private final @Nullable String code;

	private final String jsMessage;

	private final @Nullable String jsStack;

	/**
	 * Create an exception.
	 * @param name the error's name, such as {@code TypeError}
	 * @param jsMessage the error's message
	 * @param code the error's {@code code}, if it has one
	 * @param jsStack the error's {@code stack}, if it has one
	 * @param cause the error's cause or the Java exception behind it, if any
	 */
	public NodeException(String name, String jsMessage, @Nullable String code, @Nullable String jsStack,
			@Nullable Throwable cause) {
		super(describe(name, jsMessage, code), cause);
		this.name = name;
		this.jsMessage = jsMessage;
		this.code = code;
		this.jsStack = jsStack;
	}

	/**
	 * Return the error's name.
	 * @return such as {@code TypeError}
	 */
	public String getName() {
		return this.name;
	}

	/**
	 * Return the error's message as JavaScript gave it.
	 * @return the message
	 */
	public String getJsMessage() {
		return this.jsMessage;
	}

	/**
	 * Return the error's {@code code}.
	 * @return such as {@code ENOENT}, or {@code null}
	 */
	public @Nullable String getCode() {
		return this.code;
	}

	/**
	 * Return the error's stack as JavaScript prints it.
	 * @return the stack, or {@code null} if the thrown value has none
	 */
	public @Nullable String getJsStack() {
		return this.jsStack;
	}

	private static String describe(String name, String message, @Nullable String code) {
		String text = message.isEmpty() ? name : name + ": " + message;
		return (code == null) ? text : text + " [" + code + "]";
	}

}
