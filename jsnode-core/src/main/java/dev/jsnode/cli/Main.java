package dev.jsnode.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;

import dev.jsnode.builtin.OwnProcess;
import dev.jsnode.builtin.Stdio;

/**
 * The {@code jsnode} command.
 */
public final class Main {

	private Main() {
	}

	/**
	 * Run as {@code node} runs, and end the JVM with the exit code.
	 * @param args options, script, arguments of the script
	 */
	public static void main(String[] args) {
		OwnProcess.take();
		Stdio stdio = new Stdio(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out),
				new FileOutputStream(FileDescriptor.err));
		Launcher launcher = new Launcher(System.getProperty("jsnode.execPath", "jsnode"), System.getenv(),
				Path.of("").toAbsolutePath(), stdio, true);
		// Not System.exit: nothing of the script runs any more, and a hook could hang.
		Runtime.getRuntime().halt(launcher.run(List.of(args)));
	}

}
