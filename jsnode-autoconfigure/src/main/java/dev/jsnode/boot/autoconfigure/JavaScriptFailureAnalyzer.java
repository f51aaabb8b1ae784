package dev.jsnode.boot.autoconfigure;

import java.util.stream.Collectors;

import dev.jsnode.NodeException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Shows the JavaScript stack of an error that a module threw while it was loaded.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
class JavaScriptFailureAnalyzer extends AbstractFailureAnalyzer<NodeException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NodeException cause) {
		String jsStack = cause.getJsStack();
		String stack = (jsStack != null) ? jsStack : cause.toString();
		String indented = ModuleFolders.readable(stack)
			.lines()
			.map((line) -> "    " + line)
			.collect(Collectors.joining("\n"));
		return new FailureAnalysis("JavaScript failed while the application was starting:%n%n%s".formatted(indented),
				null, cause);
	}

}
