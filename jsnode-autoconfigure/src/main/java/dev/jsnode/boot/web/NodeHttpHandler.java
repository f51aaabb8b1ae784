package dev.jsnode.boot.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import dev.jsnode.http.HttpHandler;
import dev.jsnode.http.HttpReply;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;

/**
 * Converts requests and replies between WebFlux and the door. Bodies pass in both
 * directions as far as they are demanded; a client that goes away cancels both.
 */
public final class NodeHttpHandler implements WebHandler {

	/** Parts of a reply that may be on their way to a slow client. */
	private static final int PARTS_IN_FLIGHT = 8;

	private final WebFluxDoor door;

	private final @Nullable Duration responseTimeout;

	private final @Nullable Principals principals;

	/**
	 * Create a handler.
	 * @param door where JavaScript listens
	 * @param responseTimeout how long to wait for the head of a reply; {@code null} for
	 * ever
	 * @param principals tells JavaScript who makes a request, if it is to know
	 */
	public NodeHttpHandler(WebFluxDoor door, @Nullable Duration responseTimeout, @Nullable Principals principals) {
		this.principals = principals;
		this.door = door;
		this.responseTimeout = responseTimeout;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange) {
		HttpHandler handler = this.door.handler();
		if (handler == null) {
			return Mono.error(unavailable("JavaScript does not listen", null));
		}
		return limited(reply(handler, exchange)).onErrorMap(this::described)
			.flatMap((reply) -> write(reply, exchange.getResponse()));
	}

	private Mono<HttpReply> reply(HttpHandler handler, ServerWebExchange exchange) {
		if (this.principals == null) {
			return handler.handle(new WebFluxRequest(exchange.getRequest(), null));
		}
		return this.principals.of(exchange)
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.flatMap((principal) -> handler.handle(new WebFluxRequest(exchange.getRequest(), principal.orElse(null))));
	}

	private Mono<HttpReply> limited(Mono<HttpReply> reply) {
		return (this.responseTimeout != null) ? HeadDeadline.limit(reply, this.responseTimeout) : reply;
	}

	private Throwable described(Throwable error) {
		if (error instanceof TimeoutException) {
			return unavailable("JavaScript did not answer within " + this.responseTimeout, error);
		}
		if (error instanceof RejectedExecutionException) {
			return unavailable("The runtime does not run", error);
		}
		return error;
	}

	private static ResponseStatusException unavailable(String reason, @Nullable Throwable cause) {
		return new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, reason, cause);
	}

	private static Mono<Void> write(HttpReply reply, ServerHttpResponse response) {
		response.setStatusCode(HttpStatusCode.valueOf(reply.status()));
		HttpHeaders headers = response.getHeaders();
		List<String> fields = reply.headers();
		for (int i = 0; i < fields.size(); i += 2) {
			headers.add(fields.get(i), fields.get(i + 1));
		}
		byte[] content = reply.content();
		if (reply.announcesTrailers()) {
			addTrailers(reply, response);
			return writeParts((content != null) ? Flux.just(content) : stream(reply), response);
		}
		return (content != null) ? writeContent(content, response) : writeParts(stream(reply), response);
	}

	/**
	 * Reactor Netty asks for the trailers when the body is complete; other servers know
	 * none.
	 */
	private static void addTrailers(HttpReply reply, ServerHttpResponse response) {
		if (ServerHttpResponseDecorator.getNativeResponse(response) instanceof HttpServerResponse server) {
			server.trailerHeaders((trailers) -> {
				List<String> fields = reply.trailers().get();
				for (int i = 0; i < fields.size(); i += 2) {
					trailers.add(fields.get(i), fields.get(i + 1));
				}
			});
		}
	}

	private static Flux<byte[]> stream(HttpReply reply) {
		Publisher<byte[]> stream = reply.stream();
		assert stream != null : "a reply without content has a stream";
		return Flux.from(stream).limitRate(PARTS_IN_FLIGHT);
	}

	private static Mono<Void> writeParts(Flux<byte[]> parts, ServerHttpResponse response) {
		DataBufferFactory factory = response.bufferFactory();
		return response.writeAndFlushWith(parts.map((part) -> Mono.just(factory.wrap(part))));
	}

	private static Mono<Void> writeContent(byte[] content, ServerHttpResponse response) {
		if (content.length == 0) {
			return response.setComplete();
		}
		return response.writeWith(Mono.just(response.bufferFactory().wrap(content)));
	}

}
