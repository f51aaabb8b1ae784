package dev.jsnode.inspector;

/**
 * When debuggers held JavaScript up: who measures how long tasks take asks here.
 * Thread-safe.
 */
final class Pauses {

	private int paused;

	private long lastEnd;

	private boolean any;

	synchronized void begin() {
		this.paused++;
		this.any = true;
	}

	synchronized void end() {
		this.paused--;
		this.lastEnd = System.nanoTime();
	}

	synchronized boolean isNow() {
		return this.paused > 0;
	}

	/**
	 * Whether there was a pause after a reading of {@link System#nanoTime()}.
	 */
	synchronized boolean since(long nanos) {
		return this.any && (this.paused > 0 || this.lastEnd - nanos > 0);
	}

}
