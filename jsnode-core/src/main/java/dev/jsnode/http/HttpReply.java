package dev.jsnode.http;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * The answer to a request. Headers that belong to a connection, such as
 * {@code Connection} and {@code Transfer-Encoding}, are left out.
 *
 * @param status the status code
 * @param headers names and values in turn, with repetitions
 * @param content the whole body where it is known at once, else {@code null}
 * @param stream the body where it is not known at once, else {@code null}; it is made
 * only as far as it is demanded, and on one thread
 * @param trailers gives the trailers, names and values in turn, once the body is complete
 */
public record HttpReply(int status, List<String> headers, byte @Nullable [] content, @Nullable Publisher<byte[]> stream,
		Supplier<List<String>> trailers) {

	/**
	 * Return whether the head announces trailers.
	 * @return whether there is a header {@code Trailer}
	 */
	public boolean announcesTrailers() {
		for (int i = 0; i < this.headers.size(); i += 2) {
			if (this.headers.get(i).equalsIgnoreCase("trailer")) {
				return true;
			}
		}
		return false;
	}

}
