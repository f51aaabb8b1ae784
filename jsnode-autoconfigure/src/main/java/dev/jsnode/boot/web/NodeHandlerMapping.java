package dev.jsnode.boot.web;

import java.util.Map;

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sends requests to JavaScript that no controller and no router function takes, once it
 * listens. Static resources come after it.
 */
public final class NodeHandlerMapping extends SimpleUrlHandlerMapping {

	/** Before the static resources, which answer every path, if only with 404. */
	static final int ORDER = Ordered.LOWEST_PRECEDENCE - 2;

	private final WebFluxDoor door;

	/**
	 * Create a mapping.
	 * @param path the path pattern under which JavaScript is asked
	 * @param handler who asks it
	 * @param door where JavaScript listens
	 */
	public NodeHandlerMapping(String path, NodeHttpHandler handler, WebFluxDoor door) {
		super(Map.of(path, handler), ORDER);
		this.door = door;
	}

	@Override
	public Mono<Object> getHandlerInternal(ServerWebExchange exchange) {
		return this.door.wasOpened() ? super.getHandlerInternal(exchange) : Mono.empty();
	}

}
