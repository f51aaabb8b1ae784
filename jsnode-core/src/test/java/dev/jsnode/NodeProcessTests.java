package dev.jsnode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.jsnode.builtin.RuntimeOptions;
import dev.jsnode.builtin.Stdio;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a process ends, and what it prints then; codes and texts are those of Node 24.21.0.
 */
class NodeProcessTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@Test
	void endsWithZeroWhenNothingIsLeftToDo() {
		assertThat(eval("setTimeout(() => console.log('done'), 1)")).isZero();
		assertThat(this.out).hasToString("done\n");
	}

	@Test
	void uncaughtErrorEndsItWithOneAndIsPrinted() {
		assertThat(eval("process.on('exit', (code) => console.log('exit', code)); null.x")).isOne();
		assertThat(this.out).hasToString("exit 1\n");
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("TypeError: ").contains("Node.js v24.21.0");
	}

	@Test
	void uncaughtErrorDropsWhatWasQueued() {
		assertThat(eval("setTimeout(() => console.log('never'), 1); process.nextTick(() => console.log('never'));"
				+ "throw new Error('x')"))
			.isOne();
		assertThat(this.out).hasToString("");
	}

	@Test
	void unhandledRejectionEndsItWithOne() {
		assertThat(eval("Promise.reject(new Error('lost')); setTimeout(() => console.log('never'), 1)")).isOne();
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("Error: lost");
		assertThat(this.out).hasToString("");
	}

	@Test
	void thrownValueThatIsNoErrorIsPrinted() {
		assertThat(eval("throw 'text'")).isOne();
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("text\n(Use `node --trace-uncaught ...`");
	}

	@Test
	void errorInAnUncaughtExceptionHandlerEndsItWithSeven() {
		assertThat(
				eval("process.on('uncaughtException', () => { throw new Error('second'); }); throw new Error('first')"))
			.isEqualTo(7);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("Error: second");
	}

	@Test
	void exitEndsItAtOnceEvenInsideTryAndLoops() {
		assertThat(eval("try { process.exit(5); } catch { console.log('never'); } finally { } for (;;);")).isEqualTo(5);
		assertThat(this.out).hasToString("");
	}

	@Test
	void exitCodeIsTheOneThatWasSet() {
		assertThat(eval("process.exitCode = 3")).isEqualTo(3);
		assertThat(eval("process.on('exit', () => { process.exitCode = 4; })")).isEqualTo(4);
	}

	@Test
	void errorInAnExitHandlerEndsItWithOne() {
		assertThat(eval("process.on('exit', () => { throw new Error('at exit'); })")).isOne();
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("Error: at exit");
	}

	@Test
	void unsettledTopLevelAwaitEndsItWithThirteen() {
		assertThat(run("eval", "await new Promise(() => {})", new NodeOption("input-type", "module"))).isEqualTo(13);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("Warning: Detected unsettled top-level await");
	}

	@Test
	void printShowsTheValueOfTheScript() {
		assertThat(run("print", "[1, { a: 2 }]")).isZero();
		assertThat(this.out).hasToString("[ 1, { a: 2 } ]\n");
	}

	@Test
	void scriptComesFromStandardInput() {
		assertThat(run("stdin", "")).isZero();
		assertThat(this.out).hasToString("from stdin\n");
	}

	@Test
	void warningsCanBeTurnedOff() {
		eval("process.emitWarning('careful')");
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("Warning: careful");
		this.err.reset();
		run("eval", "process.emitWarning('careful')", new NodeOption("warnings", "false"));
		assertThat(this.err).hasToString("");
	}

	@Test
	void unhandledRejectionsCanBeWarnings() {
		assertThat(run("eval", "Promise.reject(new Error('x')); setTimeout(() => console.log('goes on'), 1)",
				new NodeOption("unhandled-rejections", "warn")))
			.isZero();
		assertThat(this.out).hasToString("goes on\n");
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("UnhandledPromiseRejectionWarning");
	}

	private int eval(String code) {
		return run("eval", code);
	}

	private int run(String kind, String code, NodeOption... nodeOptions) {
		RuntimeOptions options = new RuntimeOptions("test", List.of("jsnode"), List.of(), "jsnode", Map.of(),
				Path.of("").toAbsolutePath(), false, 4, List.of());
		ByteArrayInputStream in = new ByteArrayInputStream(
				"console.log('from stdin')".getBytes(StandardCharsets.UTF_8));
		return new NodeProcess(options, new Stdio(in, this.out, this.err)).run(kind, code, List.of(nodeOptions));
	}

}
