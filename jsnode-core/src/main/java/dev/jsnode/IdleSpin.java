package dev.jsnode;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Looks out for work for a moment before a thread sleeps: to sleep and to be woken costs
 * processor time of that order, its own and that of who wakes it. Who looks out in vain
 * does so less often from then on. Used by one thread at a time.
 */
final class IdleSpin {

	/**
	 * Between two looks. Who looks all the time takes the cache line away from who adds
	 * work, and finds one piece of it where it could find many.
	 */
	private static final long PAUSE_NANOS = 10_000;

	private static final int LOOKS = 2;

	/** The most that are left out after looking in vain, as a power of two. */
	private static final int MAX_LEFT_OUT = 6;

	private final AtomicInteger places;

	private int inVain;

	private int leftOut;

	/**
	 * Create one.
	 * @param places how many more may look out at a time, shared by all that may
	 */
	IdleSpin(AtomicInteger places) {
		this.places = places;
	}

	/**
	 * Look out for work.
	 * @param work whether there is some
	 * @return whether some has come
	 */
	boolean await(BooleanSupplier work) {
		if (this.leftOut > 0) {
			this.leftOut--;
			return false;
		}
		boolean found = look(work);
		this.inVain = found ? 0 : Math.min(MAX_LEFT_OUT, this.inVain + 1);
		this.leftOut = (1 << this.inVain) - 1;
		return found;
	}

	private boolean look(BooleanSupplier work) {
		boolean found = false;
		if (this.places.getAndDecrement() > 0) {
			for (int look = 0; look < LOOKS && !found; look++) {
				pause();
				found = work.getAsBoolean();
			}
		}
		this.places.getAndIncrement();
		return found;
	}

	private static void pause() {
		long end = System.nanoTime() + PAUSE_NANOS;
		do {
			Thread.onSpinWait();
		}
		while (System.nanoTime() - end < 0);
	}

}
