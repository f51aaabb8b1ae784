package dev.jsnode.boot.autoconfigure;

import java.time.Duration;

import dev.jsnode.NodeRuntime;
import dev.jsnode.RuntimeState;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the runtime before the web server takes requests, and stops it after the web
 * server has answered the last one.
 */
class NodeRuntimeLifecycle implements SmartLifecycle {

	/** Below the phase of the web server, hence started earlier and stopped later. */
	static final int PHASE = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1024;

	private final NodeRuntime runtime;

	private final Duration stopTimeout;

	NodeRuntimeLifecycle(NodeRuntime runtime, Duration stopTimeout) {
		this.runtime = runtime;
		this.stopTimeout = stopTimeout;
	}

	@Override
	public void start() {
		this.runtime.start();
		InterpreterWarning.giveOnce();
	}

	@Override
	public void stop() {
		this.runtime.stop(this.stopTimeout);
	}

	@Override
	public void stop(Runnable callback) {
		Thread thread = new Thread(() -> {
			stop();
			callback.run();
		}, this.runtime.name() + "-stop");
		thread.start();
	}

	@Override
	public boolean isRunning() {
		RuntimeState state = this.runtime.state();
		return state != RuntimeState.CREATED && state != RuntimeState.STOPPED;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
