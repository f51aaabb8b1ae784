package dev.jsnode.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The timers of a loop, as Node keeps them: a list per duration, the lists ordered by the
 * due time of their first timer. Times are milliseconds of the loop's clock; lists that
 * fall due in the same millisecond run in the order in which they were queued.
 *
 * <p>
 * A timer that is started while timers run never runs in the same pass, however long the
 * callbacks take: a callback that re-arms itself cannot starve the other phases. Used on
 * the loop's thread only.
 */
public final class Timers {

	/** Longest duration in milliseconds; a longer one counts as 1, as in Node. */
	public static final long MAX_DURATION = Integer.MAX_VALUE;

	private final EventLoop loop;

	private final Map<Long, TimerList> listByDuration = new HashMap<>();

	private final TreeSet<TimerList> queue = new TreeSet<>();

	private final List<TimerList> postponed = new ArrayList<>();

	private long sequence;

	private long pass;

	private boolean running;

	private int scheduled;

	private int referenced;

	Timers(EventLoop loop) {
		this.loop = loop;
	}

	/**
	 * Start a timer.
	 * @param duration milliseconds, 1 to {@link #MAX_DURATION}; anything else counts as 1
	 * @param repeat whether it starts again after each run
	 * @param referenced whether it keeps the loop alive
	 * @param callback what to run
	 * @return the timer
	 */
	public Timer start(long duration, boolean repeat, boolean referenced, Runnable callback) {
		long millis = (duration >= 1 && duration <= MAX_DURATION) ? duration : 1;
		Timer timer = new Timer(this, millis, repeat, referenced, callback);
		insert(timer, this.loop.refreshedNow());
		this.loop.touched();
		return timer;
	}

	/**
	 * Return how many timers wait.
	 * @return the number of timers, referenced or not
	 */
	public int size() {
		return this.scheduled;
	}

	boolean keepAlive() {
		return this.referenced > 0;
	}

	/**
	 * When the next timer is due, in milliseconds of the loop's clock; -1 without one.
	 */
	long nextExpiry() {
		return this.queue.isEmpty() ? -1 : this.queue.first().expiry;
	}

	int run() {
		this.pass++;
		this.running = true;
		int ran = 0;
		long now = this.loop.now();
		while (!this.queue.isEmpty()) {
			TimerList list = this.queue.first();
			if (list.expiry > now) {
				now = this.loop.refreshedNow();
				if (list.expiry > now) {
					break;
				}
			}
			ran += runList(list, now);
		}
		this.running = false;
		this.queue.addAll(this.postponed);
		this.postponed.clear();
		return ran;
	}

	private int runList(TimerList list, long now) {
		int ran = 0;
		for (Timer timer = list.first(); timer != null; timer = list.first()) {
			if (isOfThisPass(timer)) {
				postpone(list, timer.start + list.duration);
				return ran;
			}
			if (now - timer.start < list.duration) {
				requeue(list, Math.max(timer.start + list.duration, now + 1));
				return ran;
			}
			ran++;
			fire(timer);
		}
		discard(list);
		return ran;
	}

	private boolean isOfThisPass(Timer timer) {
		return timer.pass == this.pass;
	}

	private void fire(Timer timer) {
		unlink(timer);
		boolean repeated = timer.repeat;
		long start = repeated ? this.loop.refreshedNow() : 0;
		timer.callback.run();
		if (timer.repeat && !timer.isScheduled()) {
			insert(timer, repeated ? start : this.loop.refreshedNow());
		}
	}

	void restart(Timer timer) {
		if (timer.list != null) {
			remove(timer);
		}
		insert(timer, this.loop.refreshedNow());
		this.loop.touched();
	}

	void cancel(Timer timer) {
		if (timer.list != null) {
			remove(timer);
		}
	}

	void referenced(Timer timer) {
		if (timer.isScheduled()) {
			this.referenced += timer.isReferenced() ? 1 : -1;
		}
	}

	private void insert(Timer timer, long start) {
		timer.start = start;
		timer.pass = this.running ? this.pass : -1;
		TimerList list = this.listByDuration.get(timer.duration);
		if (list == null) {
			list = new TimerList(timer.duration);
			list.expiry = start + timer.duration;
			list.sequence = this.sequence++;
			this.listByDuration.put(timer.duration, list);
			this.queue.add(list);
		}
		list.append(timer);
		this.scheduled++;
		if (timer.isReferenced()) {
			this.referenced++;
		}
	}

	private void remove(Timer timer) {
		TimerList list = unlink(timer);
		if (list.first() == null) {
			discard(list);
		}
	}

	private TimerList unlink(Timer timer) {
		TimerList list = timer.list;
		if (list == null) {
			throw new IllegalStateException("Only a scheduled timer is in a list");
		}
		list.remove(timer);
		this.scheduled--;
		if (timer.isReferenced()) {
			this.referenced--;
		}
		return list;
	}

	private void requeue(TimerList list, long expiry) {
		this.queue.remove(list);
		list.expiry = expiry;
		list.sequence = this.sequence++;
		this.queue.add(list);
	}

	/**
	 * Take a list out of this pass.
	 */
	private void postpone(TimerList list, long expiry) {
		this.queue.remove(list);
		list.expiry = expiry;
		list.sequence = this.sequence++;
		this.postponed.add(list);
	}

	private void discard(TimerList list) {
		if (this.listByDuration.remove(list.duration, list)) {
			this.queue.remove(list);
			this.postponed.remove(list);
		}
	}

}
