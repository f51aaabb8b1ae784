package dev.jsnode.loop;

import java.util.ArrayDeque;

/**
 * The {@code setImmediate} queue. A pass runs what was queued when it began; what the
 * callbacks add waits for the next iteration. Used on the loop's thread only.
 */
public final class Immediates {

	private final ArrayDeque<Immediate> queue = new ArrayDeque<>();

	private final ArrayDeque<Runnable> early = new ArrayDeque<>();

	private final EventLoop loop;

	private int referenced;

	private int size;

	Immediates(EventLoop loop) {
		this.loop = loop;
	}

	/**
	 * Queue a callback for the check phase.
	 * @param callback what to run
	 * @return the queued immediate
	 */
	public Immediate add(Runnable callback) {
		Immediate immediate = new Immediate(this, callback);
		this.queue.add(immediate);
		this.size++;
		this.referenced++;
		this.loop.touched();
		return immediate;
	}

	/**
	 * Queue a callback that runs in the check phase before all immediates and does not
	 * keep the loop alive.
	 * @param callback what to run
	 */
	public void addEarly(Runnable callback) {
		this.early.add(callback);
		this.loop.touched();
	}

	/**
	 * Return how many immediates wait.
	 * @return the number of immediates, referenced or not
	 */
	public int size() {
		return this.size;
	}

	boolean keepAlive() {
		return this.referenced > 0;
	}

	void referenced(boolean gained) {
		this.referenced += gained ? 1 : -1;
	}

	void removed(boolean wasReferenced) {
		this.size--;
		if (wasReferenced) {
			this.referenced--;
		}
	}

	int run() {
		int ran = runEarly();
		for (int snapshot = this.queue.size(); snapshot > 0; snapshot--) {
			Immediate immediate = this.queue.remove();
			if (immediate.take()) {
				ran++;
				immediate.callback.run();
			}
		}
		return ran;
	}

	private int runEarly() {
		int snapshot = this.early.size();
		for (int i = 0; i < snapshot; i++) {
			this.early.remove().run();
		}
		return snapshot;
	}

}
