package dev.jsnode.loop;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * What other threads hand to a loop. Adding is one compare-and-set without a lock, taking
 * all that is there one exchange.
 */
final class Inbox {

	private final AtomicReference<@Nullable Entry> newest = new AtomicReference<>();

	/** The loop's own: what was there at the last {@link #take()}, oldest first. */
	private @Nullable Entry taken;

	/**
	 * Add a task. Called from any thread.
	 */
	void add(Runnable task) {
		Entry entry = new Entry(task);
		do {
			entry.next = this.newest.get();
		}
		while (!this.newest.compareAndSet(entry.next, entry));
	}

	/**
	 * Return whether nothing waits. Called on the loop's thread.
	 */
	boolean isEmpty() {
		return this.taken == null && this.newest.get() == null;
	}

	/**
	 * Make what waits now the tasks that {@link #next()} gives.
	 */
	void take() {
		Entry entry = (this.newest.get() != null) ? this.newest.getAndSet(null) : null;
		Entry oldest = null;
		while (entry != null) {
			Entry older = entry.next;
			entry.next = oldest;
			oldest = entry;
			entry = older;
		}
		if (this.taken == null) {
			this.taken = oldest;
			return;
		}
		Entry last = this.taken;
		while (last.next != null) {
			last = last.next;
		}
		last.next = oldest;
	}

	/**
	 * Return the oldest task that was taken and is not run yet.
	 */
	@Nullable Runnable next() {
		Entry entry = this.taken;
		if (entry == null) {
			return null;
		}
		this.taken = entry.next;
		return entry.task;
	}

	/**
	 * Drop what waits.
	 */
	void clear() {
		this.taken = null;
		this.newest.set(null);
	}

	private static final class Entry {

		private final Runnable task;

		private @Nullable Entry next;

		Entry(Runnable task) {
			this.task = task;
		}

	}

}
