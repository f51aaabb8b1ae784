package dev.jsnode.boot.web;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.server.ServerWebExchange;

/**
 * Writes who makes a request for JavaScript.
 */
public final class Principals {

	private final JsPrincipalMapper mapper;

	private final JsonMapper json;

	/**
	 * Create a writer.
	 * @param mapper says what JavaScript sees
	 * @param json writes it
	 */
	public Principals(JsPrincipalMapper mapper, JsonMapper json) {
		this.mapper = mapper;
		this.json = json;
	}

	/**
	 * Return JSON text that tells who makes a request; empty if nobody is known.
	 */
	Mono<String> of(ServerWebExchange exchange) {
		return exchange.getPrincipal().map((principal) -> this.json.writeValueAsString(this.mapper.map(principal)));
	}

}
