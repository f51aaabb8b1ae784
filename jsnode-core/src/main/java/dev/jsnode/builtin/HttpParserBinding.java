package dev.jsnode.builtin;

import org.graalvm.polyglot.HostAccess;

/**
 * Native side of {@code http} on sockets: the parser of messages.
 */
public final class HttpParserBinding {

	private final BindingContext context;

	HttpParserBinding(BindingContext context) {
		this.context = context;
	}

	/**
	 * Return a parser of one connection's messages.
	 * @param response whether it parses responses, else requests
	 * @param maxHeaderSize how many bytes a message's head may have
	 * @param lenient whether it tolerates what the standard forbids
	 * @return the parser
	 */
	@HostAccess.Export
	public HttpParser parser(boolean response, int maxHeaderSize, boolean lenient) {
		return new HttpParser(this.context, response, maxHeaderSize, lenient);
	}

}
