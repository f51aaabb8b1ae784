package dev.jsnode.boot.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which function a module lacks, and which it has.
 */
class MissingExportFailureAnalyzer extends AbstractFailureAnalyzer<MissingExportException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingExportException cause) {
		String missing = cause.getMissing()
			.stream()
			.map((name) -> "    - " + name + nearest(name, cause.getExported()))
			.collect(Collectors.joining("\n"));
		String exported = cause.getExported().isEmpty() ? "no functions"
				: "these functions: " + String.join(", ", cause.getExported());
		return new FailureAnalysis(
				"The interface %s declares functions or events that the module '%s' does not export:%n%n%s%n%nThe module exports %s."
					.formatted(cause.getType().getName(), cause.getSpecifier(), missing, exported),
				"Export the functions, name others with @JsFunction, or remove the methods from the interface.", cause);
	}

	private static String nearest(String name, List<String> exported) {
		return NearestName.of(name, exported).map((nearest) -> " (did you mean '" + nearest + "'?)").orElse("");
	}

}
