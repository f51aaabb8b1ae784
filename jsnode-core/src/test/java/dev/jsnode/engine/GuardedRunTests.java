package dev.jsnode.engine;

import java.util.Timer;
import java.util.TimerTask;

import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GuardedRunTests {

	private final JsContext js = new JsContext();

	private final GuardedRun run = new GuardedRun(GraalModules.install(this.js));

	private final Timer timer = new Timer(true);

	@AfterEach
	void close() {
		this.timer.cancel();
		this.js.close();
	}

	@Test
	void completedCallHasItsResult() {
		assertThat(call("() => 42", 0)).isEqualTo("completed");
		assertThat(this.run.result()).hasToString("42");
	}

	@Test
	void timeLimitEndsACall() {
		assertThat(call("() => { try { for (;;) {} } finally { globalThis.seen = true; } }", 20)).isEqualTo("timeout");
	}

	@Test
	void breakingOffEndsACallFromAnotherThread() {
		this.timer.schedule(new TimerTask() {
			@Override
			public void run() {
				GuardedRunTests.this.run.breakOff();
			}
		}, 50);
		assertThat(call("() => { for (;;) {} }", 0)).isEqualTo("broken");
	}

	@Test
	void breakingOffWhatHasEndedDoesNothing() {
		assertThat(call("() => 1", 0)).isEqualTo("completed");
		this.run.breakOff();
		assertThat(eval("2 + 2").asInt()).isEqualTo(4);
	}

	private String call(String function, int timeout) {
		return this.run.call(eval("(" + function + ")"), eval("undefined"), null, timeout);
	}

	private Value eval(String code) {
		return this.js.eval(Source.newBuilder("js", code, "test.js").buildLiteral());
	}

}
