package dev.jsnode;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import dev.jsnode.builtin.RuntimeOptions;
import dev.jsnode.builtin.Stdio;
import dev.jsnode.loop.ThreadPool;

/**
 * Runs one script to its end, as a process does.
 */
public final class CommandLineRuntime {

	private CommandLineRuntime() {
	}

	/**
	 * Run a script and wait for its end.
	 * @param args the script and its arguments
	 * @return the exit code
	 * @throws InterruptedException if the calling thread is interrupted while it waits
	 */
	public static int run(String[] args) throws InterruptedException {
		String execPath = System.getProperty("jsnode.execPath", "jsnode");
		Path cwd = Path.of("").toAbsolutePath();
		List<String> argv = new ArrayList<>();
		argv.add(execPath);
		Path script = cwd.resolve(args[0]);
		argv.add(script.toString());
		argv.addAll(List.of(args).subList(1, args.length));
		RuntimeOptions options = new RuntimeOptions("jsnode", argv, List.of(), execPath, System.getenv(), cwd, true,
				ThreadPool.DEFAULT_SIZE, List.of());
		Stdio stdio = new Stdio(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out),
				new FileOutputStream(FileDescriptor.err));
		NodeInstance instance = new NodeInstance(options, stdio);
		AtomicReference<NodeExit> exit = new AtomicReference<>();
		Thread thread = new Thread(null, () -> exit.set(instance.run((started) -> main(started, script))), "jsnode",
				NodeInstance.STACK_SIZE);
		thread.start();
		thread.join();
		NodeExit result = exit.get();
		if (result.error() != null && !(result.error() instanceof NodeException)) {
			result.error().printStackTrace();
		}
		return result.code();
	}

	private static void main(NodeInstance instance, Path script) {
		instance.js().call(instance.builtin("internal/modules/run_main").getMember("runMain"), script.toString());
	}

}
