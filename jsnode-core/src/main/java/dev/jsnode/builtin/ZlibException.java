package dev.jsnode.builtin;

/**
 * An error of a codec, with its code and number.
 */
final class ZlibException extends Exception {

	private final String code;

	private final int errno;

	ZlibException(String code, int errno, String message) {
		super(message);
		this.code = code;
		this.errno = errno;
	}

	static ZlibException data(String message) {
		return new ZlibException("Z_DATA_ERROR", ZlibCodec.Z_DATA_ERROR, message);
	}

	static ZlibException endOfFile() {
		return new ZlibException("Z_BUF_ERROR", ZlibCodec.Z_BUF_ERROR, "unexpected end of file");
	}

	String code() {
		return this.code;
	}

	int errno() {
		return this.errno;
	}

}
