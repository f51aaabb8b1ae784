package dev.jsnode.loop;

import org.jspecify.annotations.Nullable;

/**
 * One timer, a node in the list of its duration. All methods are called on the loop's
 * thread.
 */
public final class Timer {

	final Runnable callback;

	long duration;

	boolean repeat;

	long start;

	long pass;

	@Nullable TimerList list;

	@Nullable Timer previous;

	@Nullable Timer next;

	private final Timers timers;

	private boolean referenced;

	Timer(Timers timers, long duration, boolean repeat, boolean referenced, Runnable callback) {
		this.timers = timers;
		this.duration = duration;
		this.repeat = repeat;
		this.referenced = referenced;
		this.callback = callback;
	}

	/**
	 * Return whether the timer waits for its time.
	 * @return whether it is scheduled
	 */
	public boolean isScheduled() {
		return this.list != null;
	}

	/**
	 * Return whether the timer keeps the loop alive while it waits.
	 * @return whether it is referenced
	 */
	public boolean isReferenced() {
		return this.referenced;
	}

	/**
	 * Set whether the timer keeps the loop alive while it waits.
	 * @param wanted {@code true} to keep the loop alive
	 */
	public void reference(boolean wanted) {
		if (this.referenced != wanted) {
			this.referenced = wanted;
			this.timers.referenced(this);
		}
	}

	/**
	 * Start the wait anew, from now; also after the timer has run or was cancelled.
	 */
	public void refresh() {
		this.timers.restart(this);
	}

	/**
	 * Set how often the timer runs from now on, as its callback may: a wait that was
	 * begun is not changed.
	 * @param millis milliseconds between its runs, 0 to run no more
	 */
	public void repeatEvery(long millis) {
		this.repeat = millis > 0;
		if (this.repeat && !isScheduled()) {
			this.duration = Math.min(millis, Timers.MAX_DURATION);
		}
	}

	/**
	 * End the timer: it does not run again unless it is refreshed.
	 */
	public void cancel() {
		this.repeat = false;
		this.timers.cancel(this);
	}

}
