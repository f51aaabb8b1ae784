package dev.jsnode.cli;

import dev.jsnode.cli.CommandLine.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CommandLineTests {

	@Test
	void optionsEndAtTheScript() {
		CommandLine line = parse("--no-warnings", "-r", "./setup.js", "script.js", "--flag", "-e");
		assertThat(line.kind()).isEqualTo(Kind.FILE);
		assertThat(line.text()).isEqualTo("script.js");
		assertThat(line.arguments()).containsExactly("--flag", "-e");
		assertThat(line.values("require")).containsExactly("./setup.js");
		assertThat(line.execArgv()).containsExactly("--no-warnings", "-r", "./setup.js");
		assertThat(line.values("warnings")).containsExactly("false");
	}

	@Test
	void codeIsGivenByEvalOrPrint() {
		assertThat(parse("-e", "1 + 1", "a").kind()).isEqualTo(Kind.EVAL);
		assertThat(parse("-p", "1").text()).isEqualTo("1");
		assertThat(parse("-pe", "1").kind()).isEqualTo(Kind.PRINT);
		assertThat(parse("--eval=2").text()).isEqualTo("2");
		assertThat(parse("-p", "-e", "3").kind()).isEqualTo(Kind.PRINT);
	}

	@Test
	void withoutScriptItReadsStandardInput() {
		assertThat(parse().kind()).isEqualTo(Kind.STDIN);
		assertThat(parse("-", "a").arguments()).containsExactly("a");
	}

	@Test
	void doubleDashEndsOptions() {
		assertThat(parse("--", "-odd-name.js").text()).isEqualTo("-odd-name.js");
	}

	@Test
	void valuesMayFollowAnEqualsSign() {
		CommandLine line = parse("--unhandled-rejections=warn", "--conditions=dev", "-C", "test", "x.js");
		assertThat(line.values("unhandled-rejections")).containsExactly("warn");
		assertThat(line.values("conditions")).containsExactly("dev", "test");
	}

	@Test
	void nodeOptionsComeFirstAndAreNotPartOfExecArgv() {
		CommandLine line = CommandLine.parse(new String[] { "x.js" }, "--no-deprecation --import ./a.mjs");
		assertThat(line.values("deprecation")).containsExactly("false");
		assertThat(line.values("import")).containsExactly("./a.mjs");
		assertThat(line.execArgv()).isEmpty();
	}

	@Test
	void unknownOptionIsRefused() {
		assertThatExceptionOfType(BadOptionException.class).isThrownBy(() -> parse("--no-such-option"))
			.withMessage("bad option: --no-such-option");
	}

	@Test
	void missingValueIsRefused() {
		assertThatExceptionOfType(BadOptionException.class).isThrownBy(() -> parse("-e"))
			.withMessage("-e requires an argument");
	}

	@Test
	void underscoresStandForDashes() {
		assertThat(parse("--stack_trace_limit=3", "--expose_gc", "x.js").values("stack-trace-limit"))
			.containsExactly("3");
	}

	@Test
	void optionOfV8IsAccepted() {
		assertThat(parse("--max-old-space-size=100", "--harmony", "x.js").text()).isEqualTo("x.js");
	}

	@Test
	void valueCannotBeNegated() {
		assertThatExceptionOfType(BadOptionException.class).isThrownBy(() -> parse("--no-title=3"))
			.withMessage("--no-title=3 is an invalid negation because it is not a boolean option");
	}

	@Test
	void valueOutsideItsChoicesIsRefused() {
		assertThatExceptionOfType(BadOptionException.class).isThrownBy(() -> parse("--unhandled-rejections=x", "x.js"))
			.withMessage("invalid value for --unhandled-rejections");
	}

	@Test
	void nodeOptionsMayNotHoldEveryOption() {
		assertThatExceptionOfType(BadOptionException.class)
			.isThrownBy(() -> CommandLine.parse(new String[0], "--eval 1"))
			.withMessage("--eval is not allowed in NODE_OPTIONS");
	}

	@Test
	void quotesKeepWordsOfNodeOptionsTogether() {
		CommandLine line = CommandLine.parse(new String[] { "x.js" }, "--require \"./a b\\\".js\"");
		assertThat(line.values("require")).containsExactly("./a b\".js");
		assertThatExceptionOfType(BadOptionException.class)
			.isThrownBy(() -> CommandLine.parse(new String[0], "--require \"a"))
			.withMessage("invalid value for NODE_OPTIONS (unterminated string)");
	}

	@Test
	void checkExcludesCode() {
		assertThat(parse("--check", "x.js").kind()).isEqualTo(Kind.CHECK);
		assertThatExceptionOfType(BadOptionException.class).isThrownBy(() -> parse("-c", "-e", "1"))
			.withMessage("either --check or --eval can be used, not both");
	}

	@Test
	void whatIsNotThereIsRefused() {
		assertThatExceptionOfType(BadOptionException.class).isThrownBy(() -> parse("--watch", "x.js"))
			.withMessageContaining("--watch is not supported by jsnode");
	}

	@Test
	void testsAreWatched() {
		assertThat(parse("--test", "--watch").kind()).isEqualTo(Kind.TEST);
	}

	private static CommandLine parse(String... args) {
		return CommandLine.parse(args, "");
	}

}
