package dev.jsnode.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import dev.jsnode.benchmarks.peer.Settings;

/**
 * How many seconds something takes that happens once in a process: the median of some.
 *
 * @param name the comparison's name
 * @param description what happens
 * @param start makes it happen and returns the seconds that it took
 * @param bar how many seconds it should not exceed
 * @param settings how often
 */
record Starts(String name, String description, Supplier<Double> start, double bar,
		Settings settings) implements Comparison {

	@Override
	public List<Bar> run(Report report) {
		report.heading(this.name, this.description);
		double[] seconds = new double[this.settings.starts()];
		StringBuilder line = new StringBuilder();
		for (int i = 0; i < seconds.length; i++) {
			seconds[i] = this.start.get();
			line.append(String.format(Locale.ROOT, " %.2f", seconds[i]));
		}
		report.note("seconds:%s", line);
		return List.of(Bar.atMost(this.name + "/s", Statistics.median(seconds), this.bar));
	}

}
