package dev.jsnode.boot.web;

import dev.jsnode.NodeException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.ProblemDetail;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NodeExceptionHandler}.
 */
class NodeExceptionHandlerTests {

	private final NodeExceptionHandler handler = new NodeExceptionHandler();

	private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));

	@Test
	void problemHasNameMessageAndCodeOfTheError() {
		ProblemDetail problem = handle(new NodeException("RangeError", "too much", "ERR_X", "stack", null)).block();
		assertThat(problem.getStatus()).isEqualTo(500);
		assertThat(problem.getTitle()).isEqualTo("RangeError");
		assertThat(problem.getDetail()).isEqualTo("too much");
		assertThat(problem.getProperties()).containsEntry("code", "ERR_X");
	}

	@Test
	void runtimeThatTakesNoCallsIsUnavailable() {
		assertThat(handle(new NodeException("Error", "down", "ERR_JSNODE_NOT_RUNNING", null, null)).block().getStatus())
			.isEqualTo(503);
	}

	@Test
	void whatGoesWrongInAViewIsLeftToTheErrorPage() {
		this.exchange.getAttributes().put(NodeExceptionHandler.VIEW_ATTRIBUTE, "page");
		NodeException failure = new NodeException("RangeError", "too much", "ERR_X", "stack", null);
		StepVerifier.create(handle(failure)).verifyErrorSatisfies((ex) -> assertThat(ex).isSameAs(failure));
		StepVerifier.create(handle(new NodeException("Error", "down", "ERR_JSNODE_NOT_RUNNING", null, null)))
			.verifyErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(ResponseStatusException.class,
					(status) -> assertThat(status.getStatusCode().value()).isEqualTo(503)));
	}

	private Mono<ProblemDetail> handle(NodeException ex) {
		return this.handler.handle(ex, this.exchange);
	}

}
