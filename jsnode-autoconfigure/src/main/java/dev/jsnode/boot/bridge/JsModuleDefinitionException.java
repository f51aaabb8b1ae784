package dev.jsnode.boot.bridge;

/**
 * Thrown when an interface cannot be that of a module: what it declares has no meaning in
 * JavaScript.
 */
public class JsModuleDefinitionException extends RuntimeException {

	private final Class<?> type;

	private final String action;

	/**
	 * Create an exception.
	 * @param type the interface
	 * @param message what is wrong with it
	 * @param action what to do about it
	 */
	public JsModuleDefinitionException(Class<?> type, String message, String action) {
		super(message + ". " + action);
		this.type = type;
		this.action = action;
	}

	/**
	 * Return the interface.
	 * @return the interface
	 */
	public Class<?> getType() {
		return this.type;
	}

	/**
	 * Return what to do about it.
	 * @return the action
	 */
	public String getAction() {
		return this.action;
	}

}
