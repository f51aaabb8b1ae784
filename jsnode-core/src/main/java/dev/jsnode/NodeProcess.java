package dev.jsnode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.jsnode.builtin.RuntimeOptions;
import dev.jsnode.builtin.Stdio;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * A runtime that lives as long as its script has something to do, as a Node process does:
 * the base of the command line tool and of tests. Used by one thread, but for
 * {@link #kill()}.
 */
public final class NodeProcess {

	private final RuntimeOptions options;

	private final Stdio stdio;

	private volatile @Nullable NodeInstance instance;

	/**
	 * Create a process.
	 * @param options what it is started with
	 * @param stdio its standard streams
	 */
	public NodeProcess(RuntimeOptions options, Stdio stdio) {
		this.options = options;
		this.stdio = stdio;
	}

	/**
	 * Run to the end and wait for it.
	 * @param kind what to run: {@code file}, {@code eval}, {@code print} or {@code stdin}
	 * @param text the script's path, or the code
	 * @param preloads modules to {@code require} first
	 * @param imports modules to {@code import} then
	 * @param flags Node's options without dashes, with their values
	 * @return the exit code
	 */
	public int run(String kind, String text, List<String> preloads, List<String> imports, Map<String, String> flags) {
		NodeInstance instance = new NodeInstance(this.options, this.stdio);
		this.instance = instance;
		NodeExit[] exit = new NodeExit[1];
		Thread thread = new Thread(null, () -> exit[0] = instance.run((started) -> {
			Value start = started.builtin("internal/main").getMember("start");
			started.js().call(start, kind, text, array(preloads), array(imports), pairs(flags));
		}), this.options.name(), NodeInstance.STACK_SIZE);
		thread.start();
		join(thread);
		report(exit[0].error());
		return exit[0].code();
	}

	/**
	 * End at once: nothing of JavaScript runs any more, no {@code 'exit'} handler either.
	 * Called from any thread; without effect before the run has begun and after its end.
	 */
	public void kill() {
		NodeInstance running = this.instance;
		if (running != null) {
			running.kill();
		}
	}

	private static void join(Thread thread) {
		boolean interrupted = false;
		while (thread.isAlive()) {
			try {
				thread.join();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * JavaScript reports its own errors; what comes here is a fault of the runtime.
	 */
	private void report(@Nullable Throwable error) {
		if (error != null && !(error instanceof NodeException)) {
			error.printStackTrace(new java.io.PrintStream(this.stdio.err(), true));
		}
	}

	private static String[] array(List<String> items) {
		return items.toArray(String[]::new);
	}

	private static String[] pairs(Map<String, String> flags) {
		List<String> pairs = new ArrayList<>();
		flags.forEach((name, value) -> {
			pairs.add(name);
			pairs.add(value);
		});
		return pairs.toArray(String[]::new);
	}

}
