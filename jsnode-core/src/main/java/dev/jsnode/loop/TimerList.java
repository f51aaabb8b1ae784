package dev.jsnode.loop;

import org.jspecify.annotations.Nullable;

/**
 * All timers of one duration in the order of their start: the first is the next due, so
 * that starting and cancelling a timer costs no search.
 */
final class TimerList implements Comparable<TimerList> {

	final long duration;

	long expiry;

	long sequence;

	private @Nullable Timer first;

	private @Nullable Timer last;

	TimerList(long duration) {
		this.duration = duration;
	}

	@Nullable Timer first() {
		return this.first;
	}

	void append(Timer timer) {
		timer.list = this;
		timer.previous = this.last;
		timer.next = null;
		if (this.last == null) {
			this.first = timer;
		}
		else {
			this.last.next = timer;
		}
		this.last = timer;
	}

	void remove(Timer timer) {
		Timer before = timer.previous;
		Timer after = timer.next;
		if (before == null) {
			this.first = after;
		}
		else {
			before.next = after;
		}
		if (after == null) {
			this.last = before;
		}
		else {
			after.previous = before;
		}
		timer.list = null;
		timer.previous = null;
		timer.next = null;
	}

	@Override
	public int compareTo(TimerList other) {
		int byExpiry = Long.compare(this.expiry, other.expiry);
		return (byExpiry != 0) ? byExpiry : Long.compare(this.sequence, other.sequence);
	}

}
