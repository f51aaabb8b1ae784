package dev.jsnode.benchmarks.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process that runs to its end.
 */
public final class Command {

	private Command() {
	}

	/**
	 * Run a command.
	 * @param command the command
	 * @param folder its working directory
	 * @param log where its standard error goes
	 * @return the lines that it printed
	 * @throws IllegalStateException if it fails
	 */
	public static List<String> output(List<String> command, Path folder, Path log) {
		try (Child child = Child.start(command, folder, Map.of(), log, true); BufferedReader output = child.output()) {
			List<String> lines = output.lines().toList();
			if (child.process().waitFor() != 0) {
				throw new IllegalStateException(command.get(command.size() - 1) + " failed: " + child.lastWords());
			}
			return lines;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
