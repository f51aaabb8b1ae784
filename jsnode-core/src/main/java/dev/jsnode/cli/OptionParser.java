package dev.jsnode.cli;

import java.util.ArrayList;
import java.util.List;

import dev.jsnode.NodeOption;
import dev.jsnode.cli.Option.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * Takes options from the front of arguments, with Node's words for what is wrong.
 */
final class OptionParser {

	private static final String NEGATION = "--no-";

	private final boolean environment;

	private final List<NodeOption> options = new ArrayList<>();

	/**
	 * Create a parser.
	 * @param environment whether {@code NODE_OPTIONS} is parsed, which may not hold all
	 * options
	 */
	OptionParser(boolean environment) {
		this.environment = environment;
	}

	List<NodeOption> options() {
		return this.options;
	}

	/**
	 * Parse arguments that must all be options.
	 */
	void parseAll(List<String> args) {
		int end = parseUntilScript(args);
		if (end < args.size()) {
			throw new BadOptionException(args.get(end) + " is not allowed in NODE_OPTIONS");
		}
	}

	/**
	 * Parse options and return the index of what follows them.
	 */
	int parseUntilScript(List<String> args) {
		int at = 0;
		while (at < args.size()) {
			String arg = args.get(at);
			if (arg.equals("--")) {
				return at + 1;
			}
			if (!arg.startsWith("-") || arg.equals("-")) {
				return at;
			}
			at = option(args, at);
		}
		return at;
	}

	private int option(List<String> args, int at) {
		String arg = args.get(at);
		int equals = arg.startsWith("--") ? arg.indexOf('=') : -1;
		String name = (equals > 0) ? arg.substring(0, equals) : arg;
		String inline = (equals > 0) ? arg.substring(equals + 1) : null;
		Option option = Option.of(name);
		if (option == null) {
			negation(name, arg);
			return at + 1;
		}
		allowed(option, name);
		if (name.equals("-pe")) {
			this.options.add(new NodeOption("print", "true"));
			return value(new Option("eval", ValueKind.VALUE, false), name, null, args, at);
		}
		return switch (option.value()) {
			case FLAG -> flag(option, at);
			case OPTIONAL -> optional(option, name, inline, args, at);
			case VALUE -> value(option, name, inline, args, at);
		};
	}

	private int flag(Option option, int at) {
		this.options.add(new NodeOption(option.name(), "true"));
		return at + 1;
	}

	/**
	 * {@code -p} takes the next argument too, where there is one that is not an option.
	 */
	private int optional(Option option, String name, @Nullable String inline, List<String> args, int at) {
		this.options.add(new NodeOption(option.name(), (inline != null) ? inline : "true"));
		if (!option.name().equals("print") || at + 1 >= args.size() || isOption(args.get(at + 1))) {
			return at + 1;
		}
		this.options.add(new NodeOption("eval", args.get(at + 1)));
		return at + 2;
	}

	private int value(Option option, String name, @Nullable String inline, List<String> args, int at) {
		if (inline != null) {
			if (inline.isEmpty()) {
				throw new BadOptionException(name + "= requires an argument");
			}
			this.options.add(new NodeOption(option.name(), inline));
			return at + 1;
		}
		if (at + 1 >= args.size() || isOption(args.get(at + 1))) {
			throw new BadOptionException(name + " requires an argument");
		}
		this.options.add(new NodeOption(option.name(), unescaped(args.get(at + 1))));
		return at + 2;
	}

	private static boolean isOption(String arg) {
		return arg.startsWith("-") && arg.length() > 1;
	}

	/** A value that begins with a dash is given as {@code \-x}. */
	private static String unescaped(String arg) {
		return arg.startsWith("\\-") ? arg.substring(1) : arg;
	}

	private void negation(String name, String arg) {
		Option option = name.startsWith(NEGATION) ? Option.of("--" + name.substring(NEGATION.length())) : null;
		if (option == null) {
			throw new BadOptionException(
					this.environment ? arg + " is not allowed in NODE_OPTIONS" : "bad option: " + arg);
		}
		if (option.value() == ValueKind.VALUE) {
			throw new BadOptionException(arg + " is an invalid negation because it is not a boolean option");
		}
		allowed(option, name);
		this.options.add(new NodeOption(option.name(), "false"));
	}

	private void allowed(Option option, String name) {
		if (this.environment && !option.inNodeOptions()) {
			throw new BadOptionException(name + " is not allowed in NODE_OPTIONS");
		}
	}

}
