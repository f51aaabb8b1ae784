package dev.jsnode.conformance;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.jsnode.builtin.Stdio;
import dev.jsnode.cli.Launcher;

/**
 * One test in a runtime of its own, which ends with it.
 */
final class TestRun {

	/** How long a killed runtime may take to close what it has opened. */
	private static final int CLOSE_SECONDS = 2;

	private static final int KILLED = 137;

	private final TestRequest request;

	private final CappedOutput out = new CappedOutput();

	private final CappedOutput err = new CappedOutput();

	private final Launcher launcher;

	TestRun(TestRequest request, String execPath) {
		this.request = request;
		this.launcher = new Launcher(execPath, request.env(), Path.of(request.cwd()),
				new Stdio(InputStream.nullInputStream(), this.out, this.err));
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
			thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
			return reply(KILLED, true);
		}
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
