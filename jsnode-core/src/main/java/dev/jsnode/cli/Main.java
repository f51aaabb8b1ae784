package dev.jsnode.cli;

/**
 * The {@code jsnode} command.
 */
public final class Main {

	private Main() {
	}

	/**
	 * Run as {@code node} runs.
	 * @param args options, script, arguments of the script
	 * @throws InterruptedException if the calling thread is interrupted while it waits
	 */
	public static void main(String[] args) throws InterruptedException {
		System.exit(dev.jsnode.CommandLineRuntime.run(args));
	}

}
