package dev.jsnode.boot.test;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.jsnode.boot.test.TestResult.Failure;
import org.opentest4j.AssertionFailedError;

/**
 * Errors of JUnit for failures of JavaScript: with its stack, and with what was expected
 * and found, so that an editor shows the difference.
 */
final class JsFailures {

	private static final Pattern FRAME = Pattern
		.compile("^\\s+at (?:(?<name>.*?) \\()?(?<file>[^()]+?):(?<line>\\d+):\\d+\\)?$", Pattern.MULTILINE);

	private JsFailures() {
	}

	static AssertionFailedError of(Failure failure, TestFiles files) {
		String message = failure.message().startsWith(failure.name()) ? failure.message()
				: failure.name() + ": " + failure.message();
		AssertionFailedError error = (failure.expected() != null)
				? new AssertionFailedError(message, failure.expected(), failure.actual())
				: new AssertionFailedError(message);
		error.setStackTrace(frames(failure.stack(), files));
		return error;
	}

	private static StackTraceElement[] frames(String stack, TestFiles files) {
		List<StackTraceElement> frames = new ArrayList<>();
		Matcher matcher = FRAME.matcher(stack);
		while (matcher.find()) {
			String name = matcher.group("name");
			frames.add(new StackTraceElement("js", (name != null) ? name : "<anonymous>",
					files.relative(matcher.group("file")), Integer.parseInt(matcher.group("line"))));
		}
		return frames.toArray(StackTraceElement[]::new);
	}

}
