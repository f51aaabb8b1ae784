package dev.jsnode;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

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
	 * @param kind what to run: {@code file}, {@code eval}, {@code print}, {@code stdin},
	 * {@code check} or {@code test}
	 * @param text the script's path, or the code
	 * @param nodeOptions the options of the command line
	 * @return the exit code
	 */
	public int run(String kind, String text, List<NodeOption> nodeOptions) {
		NodeInstance instance = new NodeInstance(this.options, this.stdio);
		this.instance = instance;
		CpuProfileFile profile = CpuProfileFile.of(nodeOptions, this.options.cwd());
		NodeExit[] exit = new NodeExit[1];
		Thread thread = new Thread(null, () -> exit[0] = instance.run((started) -> {
			if (profile != null) {
				profile.start(started.js());
			}
			Value start = started.builtin("internal/main").getMember("start");
			started.js().call(start, kind, text, pairs(nodeOptions));
		}), this.options.name(), NodeInstance.STACK_SIZE);
		thread.start();
		join(thread);
		report(exit[0].error());
		write(profile);
		return exit[0].code();
	}

	/**
	 * End at once: nothing of JavaScript runs any more, no {@code 'exit'} handler either.
	 * Called from any thread; without effect before {@code run} and after its end.
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

	private void write(@Nullable CpuProfileFile profile) {
		try {
			if (profile != null) {
				profile.write();
			}
		}
		catch (IOException ex) {
			report(ex);
		}
	}

	private static String[] pairs(List<NodeOption> nodeOptions) {
		return nodeOptions.stream()
			.flatMap((option) -> Stream.of(option.name(), option.value()))
			.toArray(String[]::new);
	}

}
