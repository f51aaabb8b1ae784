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
		assertThat(line.preloads()).containsExactly("./setup.js");
		assertThat(line.execArgv()).containsExactly("--no-warnings", "-r", "./setup.js");
		assertThat(line.flags()).containsEntry("no-warnings", "true");
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
		assertThat(line.flags()).containsEntry("unhandled-rejections", "warn");
		assertThat(line.conditions()).containsExactly("dev", "test");
	}

	@Test
	void nodeOptionsComeFirstAndAreNotPartOfExecArgv() {
		CommandLine line = CommandLine.parse(new String[] { "x.js" }, "--no-deprecation --import ./a.mjs");
		assertThat(line.flags()).containsKey("no-deprecation");
		assertThat(line.imports()).containsExactly("./a.mjs");
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

	private static CommandLine parse(String... args) {
		return CommandLine.parse(args, "");
	}

}
