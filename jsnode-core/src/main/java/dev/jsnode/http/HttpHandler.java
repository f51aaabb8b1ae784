package dev.jsnode.http;

import reactor.core.publisher.Mono;

/**
 * Answers requests. Called on any thread.
 */
@FunctionalInterface
public interface HttpHandler {

	/**
	 * Answer a request. Cancelling the result, or the body of the reply, aborts the
	 * request: that is how a client that goes away is told.
	 * @param request the request
	 * @return the reply as soon as its head is known
	 */
	Mono<HttpReply> handle(HttpRequest request);

}
