package dev.jsnode.cli;

import java.util.ArrayList;
import java.util.List;

import dev.jsnode.NodeOption;

/**
 * A parsed command line.
 *
 * @param kind what to run
 * @param text the script's path or the code; empty for {@link Kind#STDIN} and the like
 * @param arguments what follows the script
 * @param execArgv the options before it
 * @param options all options, those of {@code NODE_OPTIONS} first, names without dashes
 */
record CommandLine(Kind kind, String text, List<String> arguments, List<String> execArgv, List<NodeOption> options) {

	/**
	 * What a command line asks for.
	 */
	enum Kind {

		FILE, EVAL, PRINT, STDIN, TEST, CHECK, VERSION, HELP, V8_OPTIONS

	}

	/**
	 * Parse arguments.
	 * @param args the arguments
	 * @param nodeOptions the value of {@code NODE_OPTIONS}, empty if there is none
	 * @return the command line
	 * @throws BadOptionException if an option is unknown or its value does not fit
	 */
	static CommandLine parse(String[] args, String nodeOptions) {
		OptionParser environment = new OptionParser(true);
		environment.parseAll(NodeOptions.split(nodeOptions));
		OptionParser line = new OptionParser(false);
		List<String> given = List.of(args);
		int rest = line.parseUntilScript(given);
		List<NodeOption> options = new ArrayList<>(environment.options());
		options.addAll(line.options());
		OptionValues.check(options);
		return new CommandLineKinds(options).create(given.subList(0, rest), given.subList(rest, given.size()));
	}

	/**
	 * Return the values that an option was given, in order.
	 * @param name its name without dashes
	 * @return the values; {@code true} and {@code false} for flags
	 */
	List<String> values(String name) {
		return this.options.stream().filter((option) -> option.name().equals(name)).map(NodeOption::value).toList();
	}

	/**
	 * Return whether a flag is on.
	 * @param name its name without dashes
	 * @return what it was given last
	 */
	boolean isOn(String name) {
		List<String> values = values(name);
		return !values.isEmpty() && values.get(values.size() - 1).equals("true");
	}

}
