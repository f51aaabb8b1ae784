package dev.jsnode.engine;

import com.oracle.js.parser.ParserException;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;

/** Text that is no JavaScript: the error, and the place in the words and counts of V8. */
public final class ParseFailure {

	private final Object error;

	private final String message;

	private final int line;

	private final String sourceLine;

	private final String underline;

	private ParseFailure(Object error, String message, int line, String sourceLine, String underline) {
		this.error = error;
		this.message = message;
		this.line = line;
		this.sourceLine = sourceLine;
		this.underline = underline;
	}

	static ParseFailure of(GraalModules modules, AbstractTruffleException ex, String text, int shift) {
		Object error = modules.toValue(ModuleHandle.thrown(ex));
		ParserException cause = cause(ex);
		if (cause == null) {
			return new ParseFailure(error, String.valueOf(ex.getMessage()), 0, "", "");
		}
		V8SyntaxMessage place = V8SyntaxMessage.of(cause, text, shift);
		return new ParseFailure(error, place.message(), place.line(), place.sourceLine(), place.underline());
	}

	private static @Nullable ParserException cause(Throwable ex) {
		for (Throwable each = ex; each != null; each = each.getCause()) {
			if (each instanceof ParserException parser) {
				return parser;
			}
		}
		return null;
	}

	/**
	 * Whether it is a return outside of a function, which the body of a function may
	 * have.
	 */
	boolean isReturn() {
		return this.message.equals("Illegal return statement");
	}

	/** The engine's error object; its message is the engine's own. */
	@HostAccess.Export
	public Object error() {
		return this.error;
	}

	/** What V8 would say. */
	@HostAccess.Export
	public String message() {
		return this.message;
	}

	/** The line, from 1; 0 where unknown. */
	@HostAccess.Export
	public int line() {
		return this.line;
	}

	@HostAccess.Export
	public String sourceLine() {
		return this.sourceLine;
	}

	/** Spaces and carets below the source line. */
	@HostAccess.Export
	public String underline() {
		return this.underline;
	}

}
