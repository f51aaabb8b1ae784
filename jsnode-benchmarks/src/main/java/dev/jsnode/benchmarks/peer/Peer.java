package dev.jsnode.benchmarks.peer;

import java.time.Duration;

import dev.jsnode.benchmarks.load.Sample;

/**
 * One side of a comparison: a process, measured from outside.
 */
public interface Peer extends AutoCloseable {

	/**
	 * Return its name in the table.
	 * @return the name
	 */
	String name();

	/**
	 * Return whether it warms up as slowly as the Graal compiler does.
	 * @return whether it has the compiler
	 */
	boolean compiles();

	/**
	 * Start the process and wait until it gives its first right answer.
	 */
	void start();

	/**
	 * Work and measure.
	 * @param time for how long
	 * @return what was measured
	 */
	Sample measure(Duration time);

	/**
	 * Return the process.
	 * @return the process, once started
	 */
	Child child();

	@Override
	void close();

}
