package dev.jsnode.module;

import org.jspecify.annotations.Nullable;

/**
 * A specifier that does not resolve, in Node's words: JavaScript makes the error of it.
 * Without a Java stack trace, since failing look-ups are everyday (optional
 * dependencies).
 */
public final class ResolveException extends Exception {

	private final String type;

	private final String code;

	private final @Nullable String url;

	private final @Nullable String path;

	private ResolveException(String type, String code, String message, @Nullable String url, @Nullable String path) {
		super(message, null, false, false);
		this.type = type;
		this.code = code;
		this.url = url;
		this.path = path;
	}

	static ResolveException error(String code, String message) {
		return new ResolveException("Error", code, message, null, null);
	}

	static ResolveException typeError(String code, String message) {
		return new ResolveException("TypeError", code, message, null, null);
	}

	ResolveException withUrl(String url) {
		return new ResolveException(this.type, this.code, getMessage(), url, this.path);
	}

	ResolveException withPath(String path) {
		return new ResolveException(this.type, this.code, getMessage(), this.url, path);
	}

	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

	/** The JavaScript class: {@code Error} or {@code TypeError}. */
	public String type() {
		return this.type;
	}

	public String code() {
		return this.code;
	}

	/** What the error's {@code url} property says. */
	public @Nullable String url() {
		return this.url;
	}

	/** What the error's {@code path} property says. */
	public @Nullable String path() {
		return this.path;
	}

	/** {@code imported from <base>} with a space before it, or nothing. */
	static String from(@Nullable String base) {
		return (base != null) ? " imported from " + display(base) : "";
	}

	/** How messages name an importer: a path for a {@code file:} URL. */
	static String display(String base) {
		return base.startsWith("file:") ? Urls.toPath(base) : base;
	}

}
