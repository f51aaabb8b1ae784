package dev.jsnode.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A parsed command line.
 *
 * @param kind what to run
 * @param text the script's path or the code; empty for {@link Kind#STDIN} and the like
 * @param arguments what follows the script
 * @param execArgv the options before it
 * @param preloads modules to {@code require} first
 * @param imports modules to {@code import} then
 * @param conditions further conditions for {@code exports} and {@code imports}
 * @param flags other options, without dashes, and their values
 */
record CommandLine(Kind kind, String text, List<String> arguments, List<String> execArgv, List<String> preloads,
		List<String> imports, List<String> conditions, Map<String, String> flags) {

	/**
	 * What a command line asks for.
	 */
	enum Kind {

		FILE, EVAL, PRINT, STDIN, VERSION, HELP

	}

	/**
	 * Parse arguments.
	 * @param args the arguments
	 * @param nodeOptions the value of {@code NODE_OPTIONS}, empty if there is none
	 * @return the command line
	 * @throws BadOptionException if an option is unknown or lacks its value
	 */
	static CommandLine parse(String[] args, String nodeOptions) {
		Parser parser = new Parser();
		if (!nodeOptions.isBlank()) {
			parser.options(new ArrayList<>(List.of(nodeOptions.trim().split("\\s+"))));
		}
		List<String> given = new ArrayList<>(List.of(args));
		int rest = parser.options(given);
		parser.execArgv.addAll(given.subList(0, rest));
		return parser.finish(given.subList(rest, given.size()));
	}

	private static final class Parser {

		private final Map<String, String> flags = new LinkedHashMap<>();

		private final List<String> execArgv = new ArrayList<>();

		private final List<String> preloads = new ArrayList<>();

		private final List<String> imports = new ArrayList<>();

		private final List<String> conditions = new ArrayList<>();

		private Kind kind = Kind.FILE;

		private String code = "";

		private boolean print;

		/**
		 * Take options from the front; returns the index of what follows them.
		 */
		int options(List<String> args) {
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
			int equals = arg.indexOf('=');
			String name = (equals > 0) ? arg.substring(0, equals) : arg;
			String inline = (equals > 0) ? arg.substring(equals + 1) : null;
			Option option = Option.of(name);
			if (option == null) {
				throw new BadOptionException("bad option: " + arg);
			}
			if (!option.takesValue()) {
				apply(option, name, "");
				return at + 1;
			}
			if (inline != null) {
				apply(option, name, inline);
				return at + 1;
			}
			boolean missing = at + 1 >= args.size() || (args.get(at + 1).startsWith("-")
					&& args.get(at + 1).length() > 1 && !option.equals(Option.EVAL));
			if (missing && option == Option.PRINT) {
				this.print = true;
				return at + 1;
			}
			if (missing) {
				throw new BadOptionException(name + " requires an argument");
			}
			apply(option, name, args.get(at + 1));
			return at + 2;
		}

		private void apply(Option option, String name, String value) {
			switch (option) {
				case VERSION -> this.kind = Kind.VERSION;
				case HELP -> this.kind = Kind.HELP;
				case EVAL -> code(Kind.EVAL, value);
				case PRINT -> code(Kind.PRINT, value);
				case PRINT_EVAL -> code(Kind.PRINT, value);
				case REQUIRE -> this.preloads.add(value);
				case IMPORT -> this.imports.add(value);
				case CONDITIONS -> this.conditions.add(value);
				case FLAG, FLAG_WITH_VALUE ->
					this.flags.put(name.substring(2).replace('_', '-'), option.takesValue() ? value : "true");
			}
		}

		private void code(Kind newKind, String text) {
			if (this.kind != Kind.VERSION && this.kind != Kind.HELP) {
				this.kind = (this.print) ? Kind.PRINT : newKind;
			}
			this.code = text;
		}

		CommandLine finish(List<String> rest) {
			if (this.kind != Kind.FILE) {
				return create(this.kind, this.code, rest);
			}
			if (rest.isEmpty() || rest.get(0).equals("-")) {
				return create(Kind.STDIN, "", rest.isEmpty() ? rest : rest.subList(1, rest.size()));
			}
			return create(Kind.FILE, rest.get(0), rest.subList(1, rest.size()));
		}

		private CommandLine create(Kind actual, String text, List<String> rest) {
			return new CommandLine(actual, text, List.copyOf(rest), List.copyOf(this.execArgv),
					List.copyOf(this.preloads), List.copyOf(this.imports), List.copyOf(this.conditions),
					Map.copyOf(this.flags));
		}

	}

}
