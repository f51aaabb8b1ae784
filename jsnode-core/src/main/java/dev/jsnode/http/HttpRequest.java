package dev.jsnode.http;

import java.net.InetSocketAddress;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A request as it came.
 *
 * @param method the method, in upper case
 * @param target path and query, as the client sent them
 * @param headers names and values in turn, with repetitions, as the client sent them
 * @param remote the client's address, if known
 * @param local the server's address, if known
 * @param secure whether it came over TLS
 * @param principal JSON text that tells who makes the request, if that is known
 * @param body the body; it is read only as far as it is demanded
 */
public record HttpRequest(String method, String target, List<String> headers, @Nullable InetSocketAddress remote,
		@Nullable InetSocketAddress local, boolean secure, @Nullable String principal, Flux<byte[]> body) {

	/**
	 * Return the first value of a header.
	 * @param name the name, in any case
	 * @return the value, or {@code null} if it is not there
	 */
	public @Nullable String header(String name) {
		for (int i = 0; i + 1 < this.headers.size(); i += 2) {
			if (this.headers.get(i).equalsIgnoreCase(name)) {
				return this.headers.get(i + 1);
			}
		}
		return null;
	}

}
