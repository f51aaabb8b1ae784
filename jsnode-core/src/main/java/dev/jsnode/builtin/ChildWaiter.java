package dev.jsnode.builtin;

import java.util.function.IntConsumer;

/**
 * Waits for the end of a child on a thread of its own: that is what the system offers.
 */
final class ChildWaiter {

	private static final int STACK_SIZE = 256 * 1024;

	private static final int ECHILD = 10;

	private ChildWaiter() {
	}

	/**
	 * @param pid a child of this process that nobody else waits for
	 * @param ended told the status as of waitpid(2), on the waiting thread
	 */
	static void start(int pid, IntConsumer ended) {
		Thread thread = new Thread(null, () -> ended.accept(await(pid)), "jsnode-wait-" + pid, STACK_SIZE);
		thread.setDaemon(true);
		thread.start();
	}

	static int await(int pid) {
		int[] status = new int[1];
		while (Posix.waitpid(pid, status, 0) != pid) {
			if (Posix.errno() == ECHILD) {
				return 0;
			}
		}
		return status[0];
	}

	/**
	 * The exit code in a status, 0 where a signal ended the process.
	 */
	static int exitCode(int status) {
		return ((status & 0x7f) == 0) ? (status >> 8) & 0xff : 0;
	}

	/**
	 * The signal in a status, 0 for none.
	 */
	static int signal(int status) {
		return status & 0x7f;
	}

}
