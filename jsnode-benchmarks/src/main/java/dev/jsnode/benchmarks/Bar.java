package dev.jsnode.benchmarks;

import java.util.Locale;

/**
 * A figure and what it is held against.
 *
 * @param name the bar's name, that of its comparison first
 * @param measured what was measured: a ratio, or an amount in the unit of the name
 * @param bar what it should reach, or should not exceed; not a number where nothing is
 * asked
 * @param atLeast whether more is better
 */
record Bar(String name, double measured, double bar, boolean atLeast) {

	static Bar atLeast(String name, double measured, double bar) {
		return new Bar(name, measured, bar, true);
	}

	static Bar atMost(String name, double measured, double bar) {
		return new Bar(name, measured, bar, false);
	}

	boolean ok() {
		return this.atLeast ? this.measured >= this.bar : this.measured <= this.bar;
	}

	/**
	 * The line that compare.sh ends with.
	 */
	String line() {
		if (Double.isNaN(this.bar)) {
			return String.format(Locale.ROOT, "%s %.2f - -", this.name, this.measured);
		}
		return String.format(Locale.ROOT, "%s %.2f %.2f %s", this.name, this.measured, this.bar, ok() ? "ok" : "short");
	}

}
