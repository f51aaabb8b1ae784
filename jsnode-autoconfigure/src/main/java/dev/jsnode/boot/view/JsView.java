package dev.jsnode.boot.view;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import dev.jsnode.NodeContent;
import dev.jsnode.NodeException;
import dev.jsnode.NodeModule;
import dev.jsnode.boot.bridge.BridgeMapper;
import dev.jsnode.boot.web.NodeExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.Assert;
import org.springframework.validation.BindingResult;
import org.springframework.web.reactive.result.view.AbstractUrlBasedView;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/**
 * Renders with a function of a JavaScript module, called as
 * {@code render(model, request)}. What it gives piece by piece is flushed as it comes and
 * pulled as the client reads it. An error before the first piece is handled as any other
 * of a request; a later one is logged and breaks the connection, so that the client sees
 * that something is missing.
 */
public final class JsView extends AbstractUrlBasedView {

	private static final Logger log = LoggerFactory.getLogger(JsView.class);

	private final NodeModule module;

	private final String function;

	private final BridgeMapper mapper;

	private final ViewRequests requests;

	private final @Nullable Duration timeout;

	private final boolean checked;

	JsView(NodeModule module, String function, BridgeMapper mapper, ViewRequests requests, @Nullable Duration timeout,
			boolean checked) {
		this.module = module;
		this.function = function;
		this.mapper = mapper;
		this.requests = requests;
		this.timeout = timeout;
		this.checked = checked;
	}

	@Override
	public boolean checkResourceExists(Locale locale) {
		throw new IllegalStateException("Asked by resourceExists() only");
	}

	@Override
	public Mono<Boolean> resourceExists(Locale locale) {
		return this.checked ? this.module.isThere() : Mono.just(true);
	}

	@Override
	protected Mono<Void> renderInternal(Map<String, Object> model, @Nullable MediaType contentType,
			ServerWebExchange exchange) {
		exchange.getAttributes().put(NodeExceptionHandler.VIEW_ATTRIBUTE, name());
		Map<String, Object> errors = errors(model, exchange);
		model.keySet().removeIf((name) -> name.startsWith(BindingResult.MODEL_KEY_PREFIX));
		return this.requests.describe(exchange, name(), errors)
			.flatMap((request) -> write(limited(this.module.content(this.function, this.mapper.toTree(model), request)),
					exchange.getResponse()));
	}

	private Map<String, Object> errors(Map<String, Object> model, ServerWebExchange exchange) {
		Locale locale = exchange.getLocaleContext().getLocale();
		return new ViewErrors(this.mapper, obtainApplicationContext(), (locale != null) ? locale : Locale.getDefault())
			.of(model);
	}

	private Flux<NodeContent> limited(Flux<NodeContent> pieces) {
		if (this.timeout == null) {
			return pieces;
		}
		return pieces.timeout(Mono.delay(this.timeout))
			.onErrorMap(TimeoutException.class, (ex) -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"The view '" + name() + "' gave nothing within " + this.timeout, ex));
	}

	private Mono<Void> write(Flux<NodeContent> content, ServerHttpResponse response) {
		return content.switchOnFirst((first, pieces) -> {
			NodeContent piece = first.get();
			if (piece != null && piece.whole()) {
				return response.writeWith(pieces.map((all) -> buffer(all, response)).single());
			}
			return response.writeAndFlushWith(pieces.map((each) -> Mono.just(buffer(each, response))));
		}).doOnError((ex) -> logIfBegun(ex, response)).then();
	}

	private static DataBuffer buffer(NodeContent piece, ServerHttpResponse response) {
		return response.bufferFactory().wrap(piece.bytes());
	}

	private void logIfBegun(Throwable ex, ServerHttpResponse response) {
		if (response.isCommitted()) {
			String stack = (ex instanceof NodeException node) ? node.getJsStack() : null;
			log.error("The view '{}' failed after the response had begun{}", name(),
					(stack != null) ? "\n" + stack : "", ex);
		}
	}

	private String name() {
		String name = getBeanName();
		Assert.state(name != null, "The resolver names its views");
		return name;
	}

}
