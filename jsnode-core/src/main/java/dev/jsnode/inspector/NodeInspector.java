package dev.jsnode.inspector;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import dev.jsnode.engine.CodedException;
import dev.jsnode.engine.EngineHolder;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Instrument;
import org.jspecify.annotations.Nullable;

/**
 * Debugs the JavaScript of this JVM with Chrome's DevTools, Visual Studio Code and
 * whatever else speaks their protocol. There is one for the one engine: a client sees all
 * runtimes. It may be opened and closed at any time; while it never was, nothing of it
 * costs anything. All methods may be called from any thread.
 *
 * <p>
 * It rests on GraalVM's {@code chromeinspector-tool}, which must be on the class path.
 */
public final class NodeInspector {

	private static final NodeInspector INSTANCE = new NodeInspector();

	private static final InspectorListener SILENT = new InspectorListener() {
	};

	private final Pauses pauses = new Pauses();

	private final List<InspectorClient> clients = new CopyOnWriteArrayList<>();

	private volatile @Nullable InspectorServer server;

	private volatile InspectorListener listener = SILENT;

	private volatile CountDownLatch ready = new CountDownLatch(1);

	private NodeInspector() {
	}

	/**
	 * Return the inspector of this JVM.
	 * @return the inspector
	 */
	public static NodeInspector get() {
		return INSTANCE;
	}

	/**
	 * Return whether the engine's tool is on the class path.
	 * @return whether it can be opened
	 */
	public boolean isAvailable() {
		return EngineHolder.engine().getInstruments().containsKey("inspect");
	}

	/**
	 * Listen for clients.
	 * @param address where to listen; whoever can connect there can run any code
	 * @param target what clients are told that they debug
	 * @param listener hears of clients
	 * @return where clients connect
	 * @throws CodedException {@code ERR_INSPECTOR_NOT_AVAILABLE} without the tool,
	 * {@code ERR_INSPECTOR_ALREADY_ACTIVATED} if it is open
	 * @throws IOException if it cannot listen there
	 */
	public synchronized String open(InspectorAddress address, InspectorTarget target, InspectorListener listener)
			throws IOException {
		if (!isAvailable()) {
			throw new CodedException("Error", "ERR_INSPECTOR_NOT_AVAILABLE",
					"Inspector is not available: org.graalvm.tools:chromeinspector-tool is not on the class path");
		}
		if (this.server != null) {
			throw new CodedException("Error", "ERR_INSPECTOR_ALREADY_ACTIVATED",
					"Inspector is already activated. Close it with inspector.close() before activating it again.");
		}
		this.listener = listener;
		this.ready = new CountDownLatch(1);
		InspectorServer started = new InspectorServer(address, target,
				(connection) -> attach(connection, target.title()));
		this.server = started;
		listener.listening(started.url());
		return started.url();
	}

	/**
	 * Listen no longer and disconnect clients; JavaScript that they have paused goes on.
	 * Without effect while it is not open.
	 */
	public synchronized void close() {
		InspectorServer running = this.server;
		if (running != null) {
			this.server = null;
			this.ready.countDown();
			this.clients.forEach(InspectorClient::closed);
			running.close();
			this.listener = SILENT;
		}
	}

	/**
	 * Return where clients connect.
	 * @return a URL of a WebSocket, {@code null} while it does not listen
	 */
	public @Nullable String url() {
		InspectorServer running = this.server;
		return (running != null) ? running.url() : null;
	}

	/**
	 * Return a reading.
	 * @return the reading
	 */
	public InspectorState state() {
		InspectorServer running = this.server;
		return new InspectorState(isAvailable(), (running != null) ? running.url() : null,
				(running != null) ? running.devtoolsFrontendUrl() : null, this.clients.size(), this.pauses.isNow());
	}

	/**
	 * Wait until a client has connected and lets the program run. Blocks; returns at once
	 * while it is not open, and at the end where it is closed.
	 * @throws InterruptedException if the thread is interrupted
	 */
	public void awaitClient() throws InterruptedException {
		if (this.server != null) {
			this.ready.await();
		}
	}

	/**
	 * Wait as {@link #awaitClient()} does, on the thread of a loop, which a client so
	 * holds up.
	 * @throws InterruptedException if the thread is interrupted
	 */
	public void holdForClient() throws InterruptedException {
		this.pauses.begin();
		try {
			awaitClient();
		}
		finally {
			this.pauses.end();
		}
	}

	/**
	 * Return whether a client wants to hear of {@code console}.
	 * @return whether one does
	 */
	public boolean wantsConsole() {
		for (InspectorClient client : this.clients) {
			if (client.wantsConsole()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Tell clients of a call of {@code console}.
	 * @param type the kind of call as the protocol names it
	 * @param arguments the JSON array of remote objects
	 * @param frames the JSON array of call frames
	 */
	public void console(String type, String arguments, String frames) {
		this.clients.stream()
			.filter(InspectorClient::wantsConsole)
			.forEach((client) -> client.console(type, arguments, frames));
	}

	/**
	 * Pause at the next statement of the program, in whichever runtime it is.
	 */
	public void pauseAtNextStatement() {
		this.clients.forEach(InspectorClient::pauseAtNextStatement);
	}

	/**
	 * Tell clients that the program is over, and wait until they are gone. Blocks.
	 * @throws InterruptedException if the thread is interrupted
	 */
	public void awaitDisconnect() throws InterruptedException {
		if (this.clients.isEmpty()) {
			return;
		}
		this.clients.forEach(InspectorClient::programEnded);
		this.listener.waitingForDisconnect();
		synchronized (this.clients) {
			while (!this.clients.isEmpty()) {
				this.clients.wait();
			}
		}
	}

	/**
	 * Return whether a client has held JavaScript up since a moment: what began before
	 * may have taken any time.
	 * @param nanos a reading of {@link System#nanoTime()}
	 * @return whether there was a pause, or is one now
	 */
	public boolean pausedSince(long nanos) {
		return this.pauses.since(nanos);
	}

	private InspectorClient attach(InspectorClient.Connection connection, String title) {
		InspectorClient client = new InspectorSession(access().env(), title, connection, new Hub());
		this.clients.add(client);
		this.listener.attached();
		return client;
	}

	private static InspectorInstrument.Access access() {
		Engine engine = EngineHolder.engine();
		Instrument instrument = Objects.requireNonNull(engine.getInstruments().get(InspectorInstrument.ID));
		return Objects.requireNonNull(instrument.lookup(InspectorInstrument.Access.class));
	}

	private final class Hub implements InspectorHub {

		@Override
		public void ready() {
			NodeInspector.this.ready.countDown();
		}

		@Override
		public void paused(boolean paused) {
			if (paused) {
				NodeInspector.this.pauses.begin();
			}
			else {
				NodeInspector.this.pauses.end();
			}
		}

		@Override
		public void left(InspectorClient client) {
			synchronized (NodeInspector.this.clients) {
				NodeInspector.this.clients.remove(client);
				NodeInspector.this.clients.notifyAll();
			}
		}

	}

}
