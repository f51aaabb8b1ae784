package dev.jsnode.boot.test;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What became of one test of JavaScript.
 *
 * @param name its name
 * @param nesting how many tests and suites are around it
 * @param file its file
 * @param line where it is defined
 * @param column where it is defined
 * @param suite whether it is a suite
 * @param skip why it was skipped; {@code null} if it ran
 * @param todo what is to be done; {@code null} if nothing is
 * @param failure what failed; {@code null} if it passed
 */
record TestResult(String name, int nesting, String file, int line, int column, boolean suite, @Nullable String skip,
		@Nullable String todo, @Nullable Failure failure) {

	static TestResult of(Object item) {
		Map<?, ?> map = (Map<?, ?>) item;
		return new TestResult(text(map, "name"), number(map, "nesting"), text(map, "file"), number(map, "line"),
				number(map, "column"), Boolean.TRUE.equals(map.get("suite")), textOrNull(map, "skip"),
				textOrNull(map, "todo"),
				(map.get("failure") instanceof Map<?, ?> failure) ? Failure.of(failure) : null);
	}

	private static int number(Map<?, ?> map, String key) {
		return (map.get(key) instanceof Number number) ? number.intValue() : 0;
	}

	private static String text(Map<?, ?> map, String key) {
		return String.valueOf(map.get(key));
	}

	private static @Nullable String textOrNull(Map<?, ?> map, String key) {
		return (map.get(key) != null) ? text(map, key) : null;
	}

	/**
	 * Why a test failed.
	 *
	 * @param type Node's word for the kind of failure
	 * @param name the name of the error
	 * @param message its message
	 * @param stack its stack
	 * @param expected what an assertion expected; {@code null} if it compared nothing
	 * @param actual what it found
	 */
	record Failure(String type, String name, String message, String stack, @Nullable String expected,
			@Nullable String actual) {

		private static Failure of(Map<?, ?> map) {
			return new Failure(text(map, "type"), text(map, "name"), text(map, "message"), text(map, "stack"),
					textOrNull(map, "expected"), textOrNull(map, "actual"));
		}

		/**
		 * Whether nothing but tests inside failed.
		 */
		boolean isOfSubtests() {
			return this.type.equals("subtestsFailed");
		}

	}

}
