package dev.jsnode.boot.autoconfigure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.jsnode.NodeException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Shows the line of a module that JavaScript could not read.
 */
class ModuleSyntaxFailureAnalyzer extends AbstractFailureAnalyzer<NodeException> {

	/**
	 * What Node writes above the stack of a syntax error: file, line, the line, a mark
	 * below.
	 */
	private static final Pattern PLACE = Pattern.compile("\\A(.+):(\\d+)\\n(.*)\\n([ \\t]*)\\^");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NodeException cause) {
		if (!cause.getName().equals("SyntaxError") || cause.getJsStack() == null) {
			return null;
		}
		Matcher place = PLACE.matcher(cause.getJsStack());
		if (!place.find()) {
			return null;
		}
		String file = ModuleFolders.readable(place.group(1));
		int column = place.group(4).length() + 1;
		String description = "The JavaScript module %s has a syntax error in line %s, column %d: %s%n%n    %s%n    %s^"
			.formatted(file, place.group(2), column, cause.getJsMessage(), place.group(3), place.group(4));
		return new FailureAnalysis(description, "Correct the line.", cause);
	}

}
