package dev.jsnode.boot.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.jsnode.AbortSignal;
import dev.jsnode.boot.bridge.BridgeMapper;
import dev.jsnode.boot.web.JsPrincipalMapper;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * Makes what a view sees of the request: a plain object.
 */
final class ViewRequests {

	private final BridgeMapper mapper;

	private final @Nullable JsPrincipalMapper principals;

	ViewRequests(BridgeMapper mapper, @Nullable JsPrincipalMapper principals) {
		this.mapper = mapper;
		this.principals = principals;
	}

	Mono<Map<String, Object>> describe(ServerWebExchange exchange, String view, Map<String, Object> errors) {
		Map<String, Object> description = description(exchange, view);
		if (!errors.isEmpty()) {
			description.put("errors", errors);
		}
		JsPrincipalMapper known = this.principals;
		if (known == null) {
			return Mono.just(description);
		}
		return exchange.getPrincipal().map((principal) -> {
			Object tree = this.mapper.toTree(known.map(principal));
			if (tree != null) {
				description.put("springPrincipal", tree);
			}
			return description;
		}).defaultIfEmpty(description);
	}

	private static Map<String, Object> description(ServerWebExchange exchange, String view) {
		ServerHttpRequest request = exchange.getRequest();
		String query = request.getURI().getRawQuery();
		String path = request.getURI().getRawPath();
		Locale locale = exchange.getLocaleContext().getLocale();
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("view", view);
		description.put("method", request.getMethod().name());
		description.put("url", (query != null) ? path + "?" + query : path);
		description.put("path", path);
		description.put("contextPath", request.getPath().contextPath().value());
		description.put("query", query(request));
		description.put("headers", headers(request));
		description.put("locale", (locale != null) ? locale.toLanguageTag() : "");
		description.put("signal", AbortSignal.OF_CALL);
		return description;
	}

	/** A parameter that is there several times is a list, as in Node's querystring. */
	private static Map<String, Object> query(ServerHttpRequest request) {
		Map<String, Object> query = new LinkedHashMap<>();
		request.getQueryParams().forEach((name, values) -> {
			List<String> texts = values.stream().map((value) -> (value != null) ? value : "").toList();
			query.put(name, (texts.size() == 1) ? texts.get(0) : texts);
		});
		return query;
	}

	private static Map<String, Object> headers(ServerHttpRequest request) {
		Map<String, Object> headers = new LinkedHashMap<>();
		request.getHeaders()
			.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
		return headers;
	}

}
