package dev.jsnode.boot.autoconfigure;

import dev.jsnode.boot.bridge.JsModuleDefinitionException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says why an interface cannot be that of a module.
 */
class JsModuleDefinitionFailureAnalyzer extends AbstractFailureAnalyzer<JsModuleDefinitionException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, JsModuleDefinitionException cause) {
		String message = String.valueOf(cause.getMessage());
		String description = message.substring(0, message.length() - cause.getAction().length()).trim();
		return new FailureAnalysis(description, cause.getAction(), cause);
	}

}
