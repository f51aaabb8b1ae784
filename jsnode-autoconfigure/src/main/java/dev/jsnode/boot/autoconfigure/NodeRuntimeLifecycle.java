package dev.jsnode.boot.autoconfigure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.jsnode.NodeRuntime;
import dev.jsnode.RuntimeState;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the runtimes before the web server takes requests, and stops them after the web
 * server has answered the last one.
 */
class NodeRuntimeLifecycle implements SmartLifecycle {

	/** Below the phase of the web server, hence started earlier and stopped later. */
	static final int PHASE = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1024;

	private final List<NodeRuntime> runtimes;

	private final Duration stopTimeout;

	NodeRuntimeLifecycle(Collection<NodeRuntime> runtimes, Duration stopTimeout) {
		this.runtimes = List.copyOf(runtimes);
		this.stopTimeout = stopTimeout;
	}

	@Override
	public void start() {
		this.runtimes.forEach(NodeRuntime::start);
		InterpreterWarning.giveOnce();
	}

	/**
	 * Stop all at the same time: each may wait for its calls as long as the phase may
	 * take.
	 */
	@Override
	public void stop() {
		CompletableFuture.allOf(this.runtimes.stream().map(this::stopping).toArray(CompletableFuture[]::new)).join();
	}

	@Override
	public void stop(Runnable callback) {
		new Thread(() -> {
			stop();
			callback.run();
		}, "jsnode-stop").start();
	}

	@Override
	public boolean isRunning() {
		return this.runtimes.stream()
			.map(NodeRuntime::state)
			.anyMatch((state) -> state != RuntimeState.CREATED && state != RuntimeState.STOPPED);
	}

	private CompletableFuture<Void> stopping(NodeRuntime runtime) {
		return CompletableFuture.runAsync(() -> runtime.stop(this.stopTimeout),
				(stop) -> new Thread(stop, runtime.name() + "-stop").start());
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
