package dev.jsnode.builtin;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * A failure whose system error code is known.
 */
final class CodedIoException extends IOException {

	private static final long serialVersionUID = 1L;

	private final String code;

	private final @Nullable String syscall;

	private CodedIoException(String code, @Nullable String syscall) {
		super(code, null);
		this.code = code;
		this.syscall = syscall;
	}

	static CodedIoException of(String code) {
		return new CodedIoException(code, null);
	}

	/**
	 * The failure of a system call that knows the descriptor only: no path is reported.
	 */
	static CodedIoException of(String code, String syscall) {
		return new CodedIoException(code, syscall);
	}

	/** Errors are frequent (is this file there?), their Java stack is never shown. */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

	String code() {
		return this.code;
	}

	@Nullable String syscall() {
		return this.syscall;
	}

	boolean pathless() {
		return this.syscall != null;
	}

}
