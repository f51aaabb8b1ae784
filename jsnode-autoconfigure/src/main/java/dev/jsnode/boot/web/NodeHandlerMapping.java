package dev.jsnode.boot.web;

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

	/**
	 * Create a mapping.
	 * @param mounts where JavaScript is asked
	 */
	public NodeHandlerMapping(NodeMounts mounts) {
		super(mounts.byPath(), ORDER);
	}

	@Override
	public Mono<Object> getHandlerInternal(ServerWebExchange exchange) {
		return super.getHandlerInternal(exchange).map((handler) -> (NodeMount) handler)
			.filter((mount) -> mount.door().wasOpened())
			.map(NodeMount::handler);
	}

}
