package dev.jsnode.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which runtimes there are, and how there is another one.
 */
class NoSuchRuntimeFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchRuntimeException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, NoSuchRuntimeException cause) {
		String meant = NearestName.of(cause.getName(), cause.getNames())
			.map((name) -> "Did you mean '" + name + "'? Otherwise set")
			.orElse("Set");
		return new FailureAnalysis(cause.getMessage() + ".",
				"%s 'jsnode.runtimes.%s.root' or another of its properties to have one.".formatted(meant,
						cause.getName()),
				cause);
	}

}
