package dev.jsnode.cli;

import java.util.List;

import dev.jsnode.NodeOption;
import dev.jsnode.cli.CommandLine.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a command line runs, from its options and what follows them.
 */
final class CommandLineKinds {

	private final List<NodeOption> options;

	CommandLineKinds(List<NodeOption> options) {
		this.options = options;
	}

	CommandLine create(List<String> execArgv, List<String> rest) {
		if (isOn("version")) {
			return line(Kind.VERSION, "", rest, execArgv);
		}
		if (isOn("help")) {
			return line(Kind.HELP, "", rest, execArgv);
		}
		if (isOn("v8-options")) {
			return line(Kind.V8_OPTIONS, "", rest, execArgv);
		}
		String code = last("eval");
		if (isOn("test")) {
			return line(Kind.TEST, "", rest, execArgv);
		}
		if (isOn("check")) {
			if (code != null || isOn("print")) {
				throw new BadOptionException("either --check or --eval can be used, not both");
			}
			return script(Kind.CHECK, rest, execArgv);
		}
		if (code != null) {
			return line(isOn("print") ? Kind.PRINT : Kind.EVAL, code, rest, execArgv);
		}
		return script(Kind.FILE, rest, execArgv);
	}

	private CommandLine script(Kind kind, List<String> rest, List<String> execArgv) {
		if (!rest.isEmpty() && !rest.get(0).equals("-")) {
			return line(kind, rest.get(0), rest.subList(1, rest.size()), execArgv);
		}
		List<String> arguments = rest.isEmpty() ? rest : rest.subList(1, rest.size());
		return line((kind == Kind.FILE) ? Kind.STDIN : kind, "", arguments, execArgv);
	}

	private CommandLine line(Kind kind, String text, List<String> arguments, List<String> execArgv) {
		return new CommandLine(kind, text, List.copyOf(arguments), List.copyOf(execArgv), List.copyOf(this.options));
	}

	private boolean isOn(String name) {
		String value = last(name);
		return value != null && !value.equals("false");
	}

	private @Nullable String last(String name) {
		String value = null;
		for (NodeOption option : this.options) {
			if (option.name().equals(name)) {
				value = option.value();
			}
		}
		return value;
	}

}
