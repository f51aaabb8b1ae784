package dev.jsnode.engine;

/**
 * An error that JavaScript sees with one of Node's names and codes.
 */
public class CodedException extends RuntimeException {

	private final String name;

	private final String code;

	/**
	 * Create an exception.
	 * @param name the error's constructor: {@code Error}, {@code TypeError} or
	 * {@code RangeError}
	 * @param code the code, such as {@code ERR_CRYPTO_INVALID_DIGEST}
	 * @param message the message
	 */
	public CodedException(String name, String code, String message) {
		super(message);
		this.name = name;
		this.code = code;
	}

	/**
	 * Return the error's constructor.
	 * @return {@code Error}, {@code TypeError} or {@code RangeError}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the code.
	 * @return such as {@code ERR_CRYPTO_INVALID_DIGEST}
	 */
	public String code() {
		return this.code;
	}

}
