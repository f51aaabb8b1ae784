package dev.jsnode.boot.web;

import dev.jsnode.NodeException;
import org.junit.jupiter.api.Test;

import org.springframework.http.ProblemDetail;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NodeExceptionHandler}.
 */
class NodeExceptionHandlerTests {

	private final NodeExceptionHandler handler = new NodeExceptionHandler();

	@Test
	void problemHasNameMessageAndCodeOfTheError() {
		ProblemDetail problem = this.handler
			.handle(new NodeException("RangeError", "too much", "ERR_X", "stack", null));
		assertThat(problem.getStatus()).isEqualTo(500);
		assertThat(problem.getTitle()).isEqualTo("RangeError");
		assertThat(problem.getDetail()).isEqualTo("too much");
		assertThat(problem.getProperties()).containsEntry("code", "ERR_X");
	}

	@Test
	void runtimeThatTakesNoCallsIsUnavailable() {
		assertThat(this.handler.handle(new NodeException("Error", "down", "ERR_JSNODE_NOT_RUNNING", null, null))
			.getStatus()).isEqualTo(503);
	}

}
