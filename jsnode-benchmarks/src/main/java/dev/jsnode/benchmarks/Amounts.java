package dev.jsnode.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.jsnode.benchmarks.peer.Command;
import dev.jsnode.benchmarks.peer.Workplace;

/**
 * A process that measures itself and prints {@code amount <name> <value>} lines.
 *
 * @param name the comparison's name
 * @param description what is measured
 * @param command how to start the process
 * @param bars what the named amounts should not exceed
 * @param workplace where
 */
record Amounts(String name, String description, List<String> command, Map<String, Double> bars,
		Workplace workplace) implements Comparison {

	@Override
	public List<Bar> run(Report report) {
		report.heading(this.name, this.description);
		Map<String, Double> amounts = new TreeMap<>();
		for (String line : Command.output(this.command, this.workplace.scripts(),
				this.workplace.logs().resolve(this.name + ".log"))) {
			String[] fields = line.split(" ");
			if (fields.length == 3 && fields[0].equals("amount")) {
				amounts.put(fields[1], Double.parseDouble(fields[2]));
			}
			report.note("%s", line);
		}
		List<Bar> result = new ArrayList<>();
		this.bars.forEach((amount, bar) -> {
			Double measured = amounts.get(amount);
			if (measured == null) {
				throw new IllegalStateException("The process did not print " + amount);
			}
			result.add(Bar.atMost(this.name + "/" + amount, measured, bar));
		});
		return result;
	}

}
