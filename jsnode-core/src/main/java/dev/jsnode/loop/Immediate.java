package dev.jsnode.loop;

/**
 * One queued {@code setImmediate} callback. All methods are called on the loop's thread.
 */
public final class Immediate {

	final Runnable callback;

	private final Immediates immediates;

	private boolean referenced = true;

	private boolean queued = true;

	Immediate(Immediates immediates, Runnable callback) {
		this.immediates = immediates;
		this.callback = callback;
	}

	/**
	 * Set whether the immediate keeps the loop alive.
	 * @param wanted {@code true} to keep the loop alive
	 */
	public void reference(boolean wanted) {
		if (this.referenced != wanted) {
			this.referenced = wanted;
			if (this.queued) {
				this.immediates.referenced(wanted);
			}
		}
	}

	/**
	 * Keep the callback from running. Has no effect once it has run.
	 */
	public void cancel() {
		take();
	}

	boolean take() {
		if (!this.queued) {
			return false;
		}
		this.queued = false;
		this.immediates.removed(this.referenced);
		return true;
	}

}
