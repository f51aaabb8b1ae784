package dev.jsnode.conformance;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import dev.jsnode.builtin.Stdio;
import dev.jsnode.cli.Launcher;

/**
 * One test in a runtime of its own, which ends with it.
 */
final class TestRun {

	private static final int KILLED = 137;

	private final TestRequest request;

	private final Duration closing;

	private final CappedOutput out = new CappedOutput();

	private final CappedOutput err = new CappedOutput();

	private final Launcher launcher;

	private final Set<ProcessHandle> strangers;

	private boolean stuck;

	/**
	 * Create a run.
	 * @param request the test
	 * @param execPath the file that starts such a process
	 * @param closing how long a killed runtime may take to close what it has opened
	 */
	TestRun(TestRequest request, String execPath, Duration closing) {
		this.request = request;
		this.closing = closing;
		this.launcher = new Launcher(execPath, request.env(), Path.of(request.cwd()),
				new Stdio(InputStream.nullInputStream(), this.out, this.err), false);
		this.strangers = ProcessHandle.current().descendants().collect(Collectors.toSet());
	}

	/**
	 * Run to the end, or until the time is over.
	 */
	TestReply run() throws InterruptedException {
		CompletableFuture<Integer> end = new CompletableFuture<>();
		Thread thread = new Thread(() -> end.complete(this.launcher.run(arguments())), "test-" + this.request.id());
		thread.setUncaughtExceptionHandler((failed, ex) -> end.completeExceptionally(ex));
		thread.start();
		try {
			return reply(end.get(this.request.timeoutMs(), TimeUnit.MILLISECONDS), false);
		}
		catch (ExecutionException ex) {
			this.err.println("The runtime failed: " + ex.getCause());
			return reply(1, false);
		}
		catch (TimeoutException ex) {
			this.launcher.kill();
			thread.join(this.closing.toMillis());
			this.stuck = thread.isAlive();
			return reply(KILLED, true);
		}
		finally {
			killChildren();
		}
	}

	/**
	 * Whether the runtime would not end, so that what it holds is lost to this JVM.
	 */
	boolean isStuck() {
		return this.stuck;
	}

	/**
	 * What a test has started ends with it, as it does with a process group.
	 */
	private void killChildren() {
		ProcessHandle.current()
			.descendants()
			.filter((child) -> !this.strangers.contains(child))
			.forEach(ProcessHandle::destroyForcibly);
	}

	private List<String> arguments() {
		List<String> arguments = new ArrayList<>(this.request.flags());
		arguments.add(this.request.file());
		arguments.addAll(this.request.argv());
		return arguments;
	}

	private TestReply reply(int exitCode, boolean timedOut) {
		return new TestReply(this.request.id(), exitCode, this.out.toString(StandardCharsets.UTF_8),
				this.err.toString(StandardCharsets.UTF_8), timedOut);
	}

}
