package dev.jsnode.boot.web;

import java.util.Set;

import dev.jsnode.NodeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers a JavaScript error that a controller did not handle with a problem of RFC 9457:
 * the error's name as title, its message as detail, its code. The log gets both stacks. A
 * controller advice of the application comes first.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class NodeExceptionHandler {

	/**
	 * The attribute of an exchange that tells which view JavaScript renders for it: what
	 * goes wrong there is answered by the application's error page.
	 */
	public static final String VIEW_ATTRIBUTE = NodeExceptionHandler.class.getName() + ".VIEW";

	private static final Logger logger = LoggerFactory.getLogger(NodeExceptionHandler.class);

	private static final Set<String> UNAVAILABLE = Set.of("ERR_JSNODE_NOT_RUNNING", "ERR_JSNODE_TOO_MANY_CALLS");

	@ExceptionHandler
	Mono<ProblemDetail> handle(NodeException ex, ServerWebExchange exchange) {
		if (exchange.getAttribute(VIEW_ATTRIBUTE) == null) {
			return Mono.just(problem(ex));
		}
		HttpStatus status = status(ex);
		return Mono.error((status == HttpStatus.SERVICE_UNAVAILABLE)
				? new ResponseStatusException(status, ex.getJsMessage(), ex) : ex);
	}

	private static ProblemDetail problem(NodeException ex) {
		ProblemDetail problem = ProblemDetail.forStatus(status(ex));
		problem.setTitle(ex.getName());
		problem.setDetail(ex.getJsMessage());
		if (ex.getCode() != null) {
			problem.setProperty("code", ex.getCode());
		}
		if (ex.getJsStack() != null) {
			logger.error("JavaScript failed in a controller\n{}", ex.getJsStack(), ex);
		}
		else {
			logger.error("JavaScript failed in a controller", ex);
		}
		return problem;
	}

	private static HttpStatus status(NodeException ex) {
		return (ex.getCode() != null && UNAVAILABLE.contains(ex.getCode())) ? HttpStatus.SERVICE_UNAVAILABLE
				: HttpStatus.INTERNAL_SERVER_ERROR;
	}

}
