package dev.jsnode.builtin;

import dev.jsnode.http.HttpMessageParser;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP parser as JavaScript holds it: it is given bytes, and {@link #next()} tells
 * what they hold, one part at a time.
 */
public final class HttpParser {

	private final BindingContext context;

	private final HttpMessageParser parser;

	HttpParser(BindingContext context, boolean response, int maxHeaderSize, boolean lenient) {
		this.context = context;
		this.parser = new HttpMessageParser(response, maxHeaderSize, lenient);
	}

	@HostAccess.Export
	public void feed(Value arrayBuffer, int offset, int length) {
		add(this.context.bytes(arrayBuffer), offset, length);
	}

	void add(byte[] bytes, int offset, int length) {
		this.parser.feed(bytes, offset, length);
	}

	@HostAccess.Export
	public int next() {
		return this.parser.next();
	}

	@HostAccess.Export
	public int finish() {
		return this.parser.finish();
	}

	@HostAccess.Export
	public void proceed(int how) {
		this.parser.proceed(how);
	}

	@HostAccess.Export
	public boolean inMessage() {
		return this.parser.inMessage();
	}

	@HostAccess.Export
	public boolean inHead() {
		return this.parser.inHead();
	}

	@HostAccess.Export
	public @Nullable String method() {
		return this.parser.method();
	}

	@HostAccess.Export
	public String url() {
		return this.parser.url();
	}

	@HostAccess.Export
	public int status() {
		return this.parser.status();
	}

	@HostAccess.Export
	public String statusText() {
		return this.parser.statusText();
	}

	@HostAccess.Export
	public int flags() {
		return this.parser.flags();
	}

	@HostAccess.Export
	public String headers() {
		return this.parser.headers();
	}

	@HostAccess.Export
	public Value body() {
		return this.context.arrayBuffer(this.parser.body());
	}

	@HostAccess.Export
	public Value rest() {
		return this.context.arrayBuffer(this.parser.rest());
	}

	@HostAccess.Export
	public @Nullable String errorCode() {
		return this.parser.errorCode();
	}

	@HostAccess.Export
	public @Nullable String errorReason() {
		return this.parser.errorReason();
	}

	@HostAccess.Export
	public int bytesParsed() {
		return this.parser.bytesParsed();
	}

	@HostAccess.Export
	public Value input() {
		return this.context.arrayBuffer(this.parser.input());
	}

}
