package dev.jsnode.benchmarks;

import java.util.List;

/**
 * Something that can be measured by name.
 */
interface Comparison {

	/**
	 * The name on the command line.
	 */
	String name();

	/**
	 * Measure and print the table.
	 * @param report where the table goes, and errors are counted
	 * @return the figures with their bars
	 */
	List<Bar> run(Report report);

}
