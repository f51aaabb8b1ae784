package dev.jsnode.builtin;

/**
 * Takes what JavaScript writes to {@code console}, on the loop's thread.
 */
@FunctionalInterface
public interface ConsoleLog {

	/**
	 * Log a text.
	 * @param level {@code trace}, {@code debug}, {@code info}, {@code warn} or
	 * {@code error}
	 * @param text the text, which may have several lines
	 */
	void log(String level, String text);

}
