package dev.jsnode.engine;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import dev.jsnode.NodeModule;
import dev.jsnode.NodeRuntime;
import org.graalvm.polyglot.Context;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Run by the execution {@code jit-smoke-test} of the build, on a JVM with
 * {@code jsnode.jit.flags}.
 */
@Tag("jit")
class JitSmokeTests {

	@Test
	void flagsOfTheBuildTurnTheCompilerOn() {
		assertThat(EngineHolder.isJit()).isTrue();
	}

	@Test
	void hotFunctionIsCompiledAndRight() {
		// Any function that cannot be compiled, or whose compiled code bails out, throws.
		try (Context context = Context.newBuilder("js")
			.allowExperimentalOptions(true)
			.option("engine.CompilationFailureAction", "Throw")
			.option("engine.BackgroundCompilation", "false")
			.build()) {
			long sum = context.eval("js", """
					function add(n) { let s = 0; for (let i = 0; i < n; i++) s += i % 7; return s; }
					let last = 0;
					for (let i = 0; i < 2000; i++) last = add(1000);
					last;
					""").asLong();
			assertThat(sum).isEqualTo(2997);
		}
	}

	@Test
	void runtimeAnswersCallsWithTheCompilerOn() {
		try (NodeRuntime runtime = NodeRuntime.builder().build()) {
			runtime.start();
			NodeModule module = runtime.require("./bridge-calls.js");
			for (int i = 0; i < 500; i++) {
				assertThat(module.call("add", i, 1).block(Duration.ofMinutes(1))).isEqualTo(i + 1);
			}
		}
	}

	@Test
	void graalIsNotCompiledByC2() throws JMException {
		try (Context context = Context.newBuilder("js")
			.engine(EngineHolder.engine())
			.allowHostAccess(EngineHolder.HOST_ACCESS)
			.build()) {
			context.eval("js", "let f = new Function('n', 'return n * 3'); for (let i = 0; i < 100000; i++) f(i);");
			MBeanServer server = ManagementFactory.getPlatformMBeanServer();
			ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
			await().atMost(Duration.ofMinutes(1))
				.untilAsserted(() -> assertThat(
						(String) server.invoke(commands, "compilerDirectivesPrint", new Object[0], new String[0]))
					.containsOnlyOnce("matching: jdk/graal/compiler/*.*"));
		}
	}

	@Test
	void compilerBeginsNothingWhileTheGateIsClosed() {
		CompilerGate.close();
		try (CompilerWatch watch = new CompilerWatch();
				Context context = Context.newBuilder("js")
					.engine(EngineHolder.engine())
					.allowHostAccess(EngineHolder.HOST_ACCESS)
					.build()) {
			context.eval("js", """
					function heat(f) { for (let i = 0; i < 100000; i++) f(i); }
					for (let i = 0; i < 5; i++) heat(new Function('n', 'return n + ' + i));
					""");
			// The first is with the compiler, the others wait behind it.
			await().until(() -> watch.waiting() > 0);
			int before = watch.compiled();
			context.eval("js", "for (let i = 0; i < 5; i++) heat(new Function('n', 'return n - ' + i));");
			assertThat(watch.compiled()).isEqualTo(before);
			CompilerGate.open();
			await().atMost(Duration.ofMinutes(1)).until(() -> watch.compiled() > before);
		}
		finally {
			CompilerGate.open();
		}
	}

}
