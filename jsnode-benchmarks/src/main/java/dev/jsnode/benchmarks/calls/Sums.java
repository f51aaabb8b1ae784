package dev.jsnode.benchmarks.calls;

/**
 * The arguments and results of {@code add}.
 */
final class Sums {

	/** Keeps the sums within 32 bits. */
	private static final int MASK = 0xFFFFF;

	private Sums() {
	}

	static int first(int number) {
		return number & MASK;
	}

	static void check(int result, int number) {
		if (result != first(number) + 1) {
			throw new IllegalStateException("add(" + first(number) + ", 1) gave " + result);
		}
	}

}
