package dev.jsnode.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.jsnode.NodeProcess;
import dev.jsnode.builtin.RuntimeOptions;
import dev.jsnode.builtin.Stdio;
import dev.jsnode.loop.ThreadPool;

/**
 * The {@code jsnode} command.
 */
public final class Main {

	private static final int INVALID_ARGUMENT = 9;

	private static final String VERSION = "v24.21.0";

	private Main() {
	}

	/**
	 * Run as {@code node} runs, and end the JVM with the exit code.
	 * @param args options, script, arguments of the script
	 */
	public static void main(String[] args) {
		// Not System.exit: nothing of the script runs any more, and a hook could hang.
		Runtime.getRuntime().halt(run(args));
	}

	private static int run(String[] args) {
		String execPath = System.getProperty("jsnode.execPath", "jsnode");
		Map<String, String> env = System.getenv();
		CommandLine line;
		try {
			line = CommandLine.parse(args, env.getOrDefault("NODE_OPTIONS", ""));
		}
		catch (BadOptionException ex) {
			System.err.println(execPath + ": " + ex.getMessage());
			return INVALID_ARGUMENT;
		}
		return switch (line.kind()) {
			case VERSION -> print(VERSION);
			case HELP -> print("Usage: jsnode [options] [ script.js | - ] [arguments]");
			default -> start(line, execPath, env);
		};
	}

	private static int print(String text) {
		System.out.println(text);
		return 0;
	}

	private static int start(CommandLine line, String execPath, Map<String, String> env) {
		List<String> argv = new ArrayList<>();
		argv.add(execPath);
		if (line.kind() == CommandLine.Kind.FILE) {
			argv.add(line.text());
		}
		else if (line.kind() == CommandLine.Kind.STDIN && !line.arguments().isEmpty()) {
			argv.add("-");
		}
		argv.addAll(line.arguments());
		RuntimeOptions options = new RuntimeOptions("jsnode", argv, line.execArgv(), execPath, env,
				Path.of("").toAbsolutePath(), true, threadPoolSize(env), line.conditions());
		Stdio stdio = new Stdio(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out),
				new FileOutputStream(FileDescriptor.err));
		return new NodeProcess(options, stdio).run(line.kind().name().toLowerCase(java.util.Locale.ROOT), line.text(),
				line.preloads(), line.imports(), line.flags());
	}

	private static int threadPoolSize(Map<String, String> env) {
		try {
			int size = Integer.parseInt(env.getOrDefault("UV_THREADPOOL_SIZE", ""));
			return Math.max(1, Math.min(size, ThreadPool.MAX_SIZE));
		}
		catch (NumberFormatException ex) {
			return ThreadPool.DEFAULT_SIZE;
		}
	}

}
