package dev.jsnode.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints what is measured as it is measured.
 */
final class Report {

	private final PrintStream out;

	private long errors;

	Report(PrintStream out) {
		this.out = out;
	}

	void heading(String name, String text) {
		this.out.printf(Locale.ROOT, "%n## %s: %s%n", name, text);
	}

	void note(String format, Object... arguments) {
		this.out.printf(Locale.ROOT, format + "%n", arguments);
		this.out.flush();
	}

	/**
	 * Print rows in columns, the first to the left and the others to the right.
	 */
	void table(List<List<String>> rows) {
		List<Integer> widths = new ArrayList<>();
		for (int column = 0; column < rows.get(0).size(); column++) {
			int at = column;
			widths.add(rows.stream().mapToInt((row) -> row.get(at).length()).max().orElse(0));
		}
		for (List<String> row : rows) {
			StringBuilder line = new StringBuilder(pad(row.get(0), -widths.get(0)));
			for (int column = 1; column < row.size(); column++) {
				line.append("  ").append(pad(row.get(column), widths.get(column)));
			}
			this.out.println(line.toString().stripTrailing());
		}
		this.out.flush();
	}

	void errors(long count) {
		this.errors += count;
	}

	/**
	 * How many operations failed in all.
	 */
	long errors() {
		return this.errors;
	}

	private static String pad(String text, int width) {
		return String.format("%" + width + "s", text);
	}

}
