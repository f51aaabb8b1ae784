package dev.jsnode.builtin;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Whether this JVM is there for one runtime alone, as {@code node} is for its script: the
 * command line says so. Only then does the runtime hear the process's signals and change
 * the process as a whole; anywhere else the process belongs to the application.
 */
public final class OwnProcess {

	private static volatile boolean taken;

	private OwnProcess() {
	}

	/**
	 * Give the process to the runtime. It ends at signals as a process does that has no
	 * handler for them: by the signal, so that a parent sees it. Called once, before
	 * anything runs.
	 */
	public static void take() {
		taken = true;
		for (String name : new String[] { "TERM", "INT", "HUP" }) {
			Signal.handle(new Signal(name), SignalHandler.SIG_DFL);
		}
	}

	static boolean isTaken() {
		return taken;
	}

}
