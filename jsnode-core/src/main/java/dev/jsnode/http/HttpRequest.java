package dev.jsnode.http;

import java.net.InetSocketAddress;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A request as it came. Used by one thread at a time; what is costly is made when it is
 * asked for.
 */
public interface HttpRequest {

	/**
	 * Return the method.
	 * @return the method, in upper case
	 */
	String method();

	/**
	 * Return what is asked for.
	 * @return path and query, as the client sent them
	 */
	String target();

	/**
	 * Return the headers.
	 * @return names and values in turn, with repetitions, as the client sent them
	 */
	List<String> headers();

	/**
	 * Return the first value of a header.
	 * @param name the name, in any case
	 * @return the value, or {@code null} if it is not there
	 */
	@Nullable String header(String name);

	/**
	 * Return the client's address.
	 * @return the address, if known
	 */
	@Nullable InetSocketAddress remote();

	/**
	 * Return the server's address.
	 * @return the address, if known
	 */
	@Nullable InetSocketAddress local();

	/**
	 * Return whether it came over TLS.
	 * @return whether it is encrypted
	 */
	boolean secure();

	/**
	 * Return who makes the request.
	 * @return JSON text that tells it, if it is known
	 */
	@Nullable String principal();

	/**
	 * Return the body; it is read only as far as it is demanded.
	 * @return the parts
	 */
	Flux<byte[]> body();

}
