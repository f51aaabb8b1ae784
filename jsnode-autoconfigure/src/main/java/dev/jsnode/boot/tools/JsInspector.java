package dev.jsnode.boot.tools;

import java.io.IOException;
import java.io.UncheckedIOException;

import dev.jsnode.NodeRuntime;
import dev.jsnode.inspector.InspectorAddress;
import dev.jsnode.inspector.InspectorListener;
import dev.jsnode.inspector.InspectorState;
import dev.jsnode.inspector.InspectorTarget;
import dev.jsnode.inspector.NodeInspector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.util.Assert;

/**
 * The application's door to the {@link NodeInspector}: opens it before the runtimes start
 * where that is asked for, and closes what it has opened when the application ends.
 */
public final class JsInspector implements SmartLifecycle, InspectorListener {

	private static final Logger logger = LoggerFactory.getLogger(JsInspector.class);

	private final NodeInspector inspector = NodeInspector.get();

	private final InspectorAddress address;

	private final InspectorTarget target;

	private final Start start;

	private final int phase;

	private boolean opened;

	/**
	 * Create the door.
	 * @param address where to listen, on a loopback interface
	 * @param name the name of the application
	 * @param start what happens at the start
	 * @param phase the phase of the start, before that of the runtimes
	 */
	public JsInspector(InspectorAddress address, String name, Start start, int phase) {
		Assert.isTrue(address.isLoopback(), () -> "'" + address.host() + "' is not an address of this machine alone");
		this.address = address;
		this.target = new InspectorTarget(name, "", NodeRuntime.NODE_VERSION);
		this.start = start;
		this.phase = phase;
	}

	/**
	 * Listen for clients, unless it does already.
	 * @param port the port, 0 for any that is free
	 * @throws UncheckedIOException if it cannot listen there
	 */
	public synchronized void open(int port) {
		try {
			this.inspector.open(new InspectorAddress(this.address.host(), port), this.target, this);
			this.opened = true;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"The inspector cannot listen on " + this.address.host() + ":" + port + ": " + ex.getMessage(), ex);
		}
	}

	/**
	 * Listen no longer, and disconnect clients.
	 */
	public synchronized void close() {
		this.inspector.close();
		this.opened = false;
	}

	/**
	 * Return the port that it listens on unless told otherwise.
	 * @return the port
	 */
	public int defaultPort() {
		return this.address.port();
	}

	/**
	 * Return a reading.
	 * @return the reading
	 */
	public InspectorState state() {
		return this.inspector.state();
	}

	@Override
	public void start() {
		open(this.address.port());
		if (this.start == Start.LISTEN) {
			return;
		}
		try {
			logger.info("Runtimes start when a debugger has connected");
			this.inspector.awaitClient();
			if (this.start == Start.BREAK) {
				this.inspector.pauseAtNextStatement();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public synchronized void stop() {
		if (this.opened) {
			close();
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.opened;
	}

	@Override
	public boolean isAutoStartup() {
		return this.start != Start.CLOSED;
	}

	@Override
	public int getPhase() {
		return this.phase;
	}

	@Override
	public void listening(String url) {
		logger.info("Debugger listening on {}", url);
	}

	@Override
	public void attached() {
		logger.info("Debugger attached");
	}

	/**
	 * What happens at the start of the application.
	 */
	public enum Start {

		/** Nothing. */
		CLOSED,

		/** It listens. */
		LISTEN,

		/** It listens, and the start waits for a debugger. */
		WAIT,

		/** So it does, and the first statement of JavaScript is paused at. */
		BREAK

	}

}
