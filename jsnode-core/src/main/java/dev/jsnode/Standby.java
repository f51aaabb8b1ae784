package dev.jsnode;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The next life of an instance, which is up but for the application's modules: what a
 * reload would otherwise wait for. Any thread may call it.
 */
final class Standby {

	private final Supplier<NodeService> lives;

	private @Nullable NodeService waiting;

	/**
	 * Create an empty place.
	 * @param lives makes a life that was not started
	 */
	Standby(Supplier<NodeService> lives) {
		this.lives = lives;
	}

	/**
	 * Begin to bring a life up, unless there is one.
	 * @param ahead what it loads ahead
	 */
	synchronized void prepare(NodeService.Ahead ahead) {
		if (this.waiting == null || this.waiting.exit() != null) {
			this.waiting = this.lives.get();
			this.waiting.startStanding(ahead);
		}
	}

	/**
	 * Take the life that waits, perhaps still coming up.
	 * @return the life, {@code null} if there is none
	 */
	synchronized @Nullable NodeService take() {
		NodeService taken = this.waiting;
		this.waiting = null;
		return (taken != null && taken.exit() == null) ? taken : null;
	}

	/**
	 * End the life that waits.
	 */
	void drop() {
		NodeService taken = take();
		if (taken != null) {
			taken.discard();
		}
	}

}
