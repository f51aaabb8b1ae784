package dev.jsnode.loop;

/**
 * Source of monotonic time, in nanoseconds. Tests give a virtual one.
 */
@FunctionalInterface
public interface Ticker {

	/**
	 * The clock of the machine.
	 */
	Ticker SYSTEM = System::nanoTime;

	/**
	 * Return the current reading in nanoseconds; only differences have a meaning. Called
	 * from any thread.
	 * @return the reading
	 */
	long nanoTime();

}
