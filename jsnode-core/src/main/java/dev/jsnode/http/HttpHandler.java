package dev.jsnode.http;

import reactor.core.publisher.Mono;

/**
 * Answers requests. Called on any thread.
 */
public interface HttpHandler {

	/**
	 * Answer a request. Cancelling the result, or the body of the reply, aborts the
	 * request: that is how a client that goes away is told.
	 * @param request the request
	 * @return the reply as soon as its head is known
	 */
	Mono<HttpReply> handle(HttpRequest request);

	/**
	 * Return whether it answers on the caller's thread.
	 * @return whether a request needs no hand-over
	 */
	boolean isHere();

	/**
	 * Return how many requests it is answering.
	 * @return the number; {@link Integer#MAX_VALUE} if it takes none
	 */
	int load();

}
