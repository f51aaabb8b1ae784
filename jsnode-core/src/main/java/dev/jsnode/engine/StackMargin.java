package dev.jsnode.engine;

import com.oracle.truffle.js.runtime.Errors;

/**
 * What is left of a thread's stack, for work that must not stop halfway: if the end of
 * the stack interrupts the initialization of a class of the engine, that class is lost to
 * the whole JVM. What compiles a source or makes a realm is the first to use many of
 * them, and a recursion that has run away often does so in its {@code catch}.
 */
final class StackMargin {

	/** Each takes 200 to 500 bytes, compiled or interpreted: about 400 KB together. */
	private static final int CALLS = 1600;

	private StackMargin() {
	}

	/**
	 * Try whether a few hundred kilobytes are left.
	 * @throws com.oracle.truffle.js.runtime.JSException the {@code RangeError} of a stack
	 * that has run out, if not
	 */
	static void require() {
		try {
			descend(CALLS, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24);
		}
		catch (StackOverflowError ex) {
			throw Errors.createRangeErrorStackOverflow(ex, null);
		}
	}

	/**
	 * The parameters are there for their room: those beyond the registers are on the
	 * stack, whatever the compiler makes of the method.
	 */
	private static long descend(int calls, long a, long b, long c, long d, long e, long f, long g, long h, long i,
			long j, long k, long l, long m, long n, long o, long p, long q, long r, long s, long t, long u, long v,
			long w, long x) {
		if (calls == 0) {
			return a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t + u + v + w + x;
		}
		return 1 + descend(calls - 1, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, a);
	}

}
