package dev.jsnode.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.jsnode.NodeProcess;
import dev.jsnode.NodeRuntime;
import dev.jsnode.builtin.RuntimeOptions;
import dev.jsnode.builtin.Stdio;
import dev.jsnode.gc.GcTrace;
import dev.jsnode.gc.GcWatch;
import dev.jsnode.loop.ThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Runs command lines of {@code node} inside this JVM, one process each. A launcher is for
 * one run.
 */
public final class Launcher {

	private static final int INVALID_ARGUMENT = 9;

	/** What Node ends with where the inspector cannot listen. */
	private static final int INVALID_DEBUG_ARGUMENT = 12;

	private final String execPath;

	private final Map<String, String> env;

	private final Path cwd;

	private final Stdio stdio;

	private final boolean inherited;

	private volatile @Nullable NodeProcess process;

	/**
	 * Create a launcher.
	 * @param execPath the file that starts such a process from a shell
	 * @param env the whole environment of the process
	 * @param cwd its working directory
	 * @param stdio its standard streams
	 * @param inherited whether those are this JVM's own descriptors 0 to 2, so that what
	 * is behind them (a terminal, a pipe, a file) shows
	 */
	public Launcher(String execPath, Map<String, String> env, Path cwd, Stdio stdio, boolean inherited) {
		this.execPath = execPath;
		this.env = env;
		this.cwd = cwd;
		this.stdio = stdio;
		this.inherited = inherited;
	}

	/**
	 * Run as {@code node} runs and wait for the end. Blocks.
	 * @param args options, script, arguments of the script
	 * @return the exit code
	 */
	public int run(List<String> args) {
		CommandLine line;
		try {
			line = CommandLine.parse(args.toArray(String[]::new), this.env.getOrDefault("NODE_OPTIONS", ""));
		}
		catch (BadOptionException ex) {
			print(this.stdio.err(), this.execPath + ": " + ex.getMessage());
			return INVALID_ARGUMENT;
		}
		return switch (line.kind()) {
			case VERSION -> print(this.stdio.out(), NodeRuntime.NODE_VERSION);
			case V8_OPTIONS -> print(this.stdio.out(), "The engine is GraalJS: there are no options of V8.");
			case HELP -> print(this.stdio.out(), "Usage: jsnode [options] [ script.js | - ] [arguments]");
			default -> start(line);
		};
	}

	/**
	 * End the process at once, as SIGKILL does. Called from any thread.
	 */
	public void kill() {
		NodeProcess running = this.process;
		if (running != null) {
			running.kill();
		}
	}

	private static int print(OutputStream stream, String text) {
		try {
			stream.write((text + "\n").getBytes(StandardCharsets.UTF_8));
			stream.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return 0;
	}

	private int start(CommandLine line) {
		RuntimeOptions options = new RuntimeOptions("jsnode", argv(line), line.execArgv(), this.execPath, this.env,
				this.cwd, this.inherited, threadPoolSize(), line.values("conditions"),
				CommandLinePermissions.of(line, this.cwd), (denial) -> {
				});
		CommandLineInspector inspector = new CommandLineInspector(line, this.stdio.err());
		if (!inspector.open(script(line))) {
			return INVALID_DEBUG_ARGUMENT;
		}
		NodeProcess started = new NodeProcess(options, this.stdio);
		this.process = started;
		GcWatch trace = line.isOn("trace-gc") ? GcTrace.start((text) -> print(this.stdio.out(), text)) : null;
		try {
			return started.run(line.kind().name().toLowerCase(Locale.ROOT), line.text(), line.options());
		}
		finally {
			inspector.close();
			if (trace != null) {
				trace.close();
			}
		}
	}

	private @Nullable String script(CommandLine line) {
		return (line.kind() == CommandLine.Kind.FILE) ? this.cwd.resolve(line.text()).normalize().toString() : null;
	}

	private List<String> argv(CommandLine line) {
		List<String> argv = new ArrayList<>();
		argv.add(this.execPath);
		if (!line.text().isEmpty() && line.kind() != CommandLine.Kind.EVAL && line.kind() != CommandLine.Kind.PRINT) {
			argv.add(line.text());
		}
		else if (line.kind() == CommandLine.Kind.STDIN && !line.arguments().isEmpty()) {
			argv.add("-");
		}
		argv.addAll(line.arguments());
		return argv;
	}

	private int threadPoolSize() {
		try {
			int size = Integer.parseInt(this.env.getOrDefault("UV_THREADPOOL_SIZE", ""));
			return Math.max(1, Math.min(size, ThreadPool.MAX_SIZE));
		}
		catch (NumberFormatException ex) {
			return ThreadPool.DEFAULT_SIZE;
		}
	}

}
