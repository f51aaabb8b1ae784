package dev.jsnode.benchmarks;

/**
 * How long a cache line takes from one thread to another and back. Where the host gives a
 * virtual machine's processors cores that share no cache, this is several times as much,
 * and whatever hands work from thread to thread is slower while nothing else is.
 */
final class CacheLine {

	private static final int SLICES = 10;

	private static final long SLICE_NANOS = 50_000_000;

	private static final long OVER = -1;

	private volatile long value;

	private CacheLine() {
	}

	/**
	 * Measure for half a second: the system may have both threads on one processor at
	 * first, where they wait for each other's time slices.
	 * @return nanoseconds, the least of several means
	 */
	static long roundTripNanos() {
		CacheLine line = new CacheLine();
		Thread echo = new Thread(line::echo, "cache-line");
		echo.setDaemon(true);
		echo.start();
		long least = Long.MAX_VALUE;
		for (int slice = 0; slice < SLICES; slice++) {
			least = Math.min(least, line.slice());
		}
		line.value = OVER;
		return least;
	}

	/** Odd numbers are answered by the next even one. */
	private void echo() {
		for (long seen = this.value; seen != OVER; seen = this.value) {
			if ((seen & 1) == 1) {
				this.value = seen + 1;
			}
		}
	}

	private long slice() {
		long start = System.nanoTime();
		long trips = 0;
		long elapsed;
		do {
			long asked = this.value + 1;
			this.value = asked;
			while (this.value == asked) {
				// The answer is on its way.
			}
			trips++;
			elapsed = System.nanoTime() - start;
		}
		while (elapsed < SLICE_NANOS);
		return elapsed / trips;
	}

}
