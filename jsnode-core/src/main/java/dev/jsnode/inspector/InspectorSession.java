package dev.jsnode.inspector;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.util.List;

import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.tools.chromeinspector.InspectorExecutionContext;
import com.oracle.truffle.tools.chromeinspector.server.ConnectionWatcher;
import com.oracle.truffle.tools.chromeinspector.server.InspectServerSession;
import org.graalvm.polyglot.io.MessageEndpoint;
import org.graalvm.shadowed.org.json.JSONArray;
import org.graalvm.shadowed.org.json.JSONException;
import org.graalvm.shadowed.org.json.JSONObject;

/**
 * A client and the session of GraalVM's inspector that serves it. The only class that
 * knows that tool, which need not be on the class path. What it says of scripts is told
 * as Node tells it: files by their URLs, and the runtime's own sources are stepped over.
 */
final class InspectorSession implements InspectorClient, MessageEndpoint {

	/** The tool numbers a name that it meets again. */
	private static final String NUMBER = "(?:\\d+/)?";

	/** Sources of built-in modules. */
	private static final String OWN_SOURCES = NUMBER + "node:.*";

	/** Of a command that is the session's own, so that its answer is not the client's. */
	private static final int OWN_ID = -1;

	private final Connection connection;

	private final InspectorHub hub;

	private final InspectorExecutionContext context;

	private final InspectServerSession session;

	private final PauseFilter pauses = new PauseFilter();

	private boolean contextTold;

	/** Which execution context {@code console} belongs to for the client. */
	private volatile long contextId = 1;

	private volatile boolean runtimeEnabled;

	private boolean paused;

	private volatile boolean closed;

	InspectorSession(TruffleInstrument.Env env, String name, Connection connection, InspectorHub hub) {
		this.connection = connection;
		this.hub = hub;
		PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream());
		this.context = new InspectorExecutionContext(name, false, false, env, List.of(), nowhere, nowhere, null);
		// Otherwise JavaScript would wait at its first pause for a client that never
		// asks.
		this.context.doRunIfWaitingForDebugger();
		this.context.addListener(new Readiness());
		this.session = InspectServerSession.create(this.context, false, new ConnectionWatcher(), this::disposed);
		this.session.open(this);
	}

	@Override
	public void receive(String message) {
		try {
			String method = new JSONObject(message).optString("method");
			this.pauses.command(method);
			switch (method) {
				case "Runtime.enable" -> this.runtimeEnabled = true;
				case "Runtime.disable" -> this.runtimeEnabled = false;
				default -> {
				}
			}
			forward(switch (method) {
				case "Debugger.setBlackboxPatterns" -> withOwnSources(new JSONObject(message)).toString();
				case "Debugger.setBreakpointByUrl" -> InspectorUrls.ofBreakpoint(new JSONObject(message)).toString();
				default -> message;
			});
			if (method.equals("Debugger.enable")) {
				forward(withOwnSources(new JSONObject().put("id", OWN_ID)
					.put("method", "Debugger.setBlackboxPatterns")
					.put("params", new JSONObject())).toString());
			}
		}
		catch (JSONException ex) {
			this.connection.close();
		}
	}

	private void forward(String message) {
		try {
			this.session.sendText(message);
		}
		catch (IOException ex) {
			this.connection.close();
		}
	}

	/**
	 * Patterns may match any part of a URL; the tool wants the whole of it matched.
	 */
	private static JSONObject withOwnSources(JSONObject command) {
		JSONObject params = command.getJSONObject("params");
		JSONArray given = params.optJSONArray("patterns");
		JSONArray patterns = new JSONArray().put(OWN_SOURCES);
		for (int i = 0; given != null && i < given.length(); i++) {
			String pattern = given.getString(i);
			patterns.put(pattern.startsWith("^") ? NUMBER + "(?:" + pattern.substring(1) + ").*"
					: ".*(?:" + pattern + ").*");
		}
		params.put("patterns", patterns);
		return command;
	}

	@Override
	public void pauseAtNextStatement() {
		if (!this.closed) {
			this.pauses.command("Debugger.pause");
			this.session.getDebugger().pause();
		}
	}

	@Override
	public boolean wantsConsole() {
		return this.runtimeEnabled && !this.closed;
	}

	@Override
	public void console(String type, String arguments, String frames) {
		JSONObject params = new JSONObject().put("type", type)
			.put("args", new JSONArray(arguments))
			.put("executionContextId", this.contextId)
			.put("timestamp", System.currentTimeMillis())
			.put("stackTrace", new JSONObject().put("callFrames", new JSONArray(frames)));
		this.connection
			.send(new JSONObject().put("method", "Runtime.consoleAPICalled").put("params", params).toString());
	}

	@Override
	public void programEnded() {
		if (!this.closed) {
			this.session.notifyClosing();
		}
	}

	/**
	 * Ends the session on a thread of its own: it waits for the command that runs.
	 */
	@Override
	public void closed() {
		if (!this.closed) {
			this.closed = true;
			Thread end = new Thread(() -> {
				this.session.dispose();
				setPaused(false);
				this.hub.left(this);
			}, "jsnode-inspector-end");
			end.setDaemon(true);
			end.start();
		}
	}

	private void disposed() {
		this.connection.close();
	}

	@Override
	public void sendText(String text) {
		JSONObject message = new JSONObject(text);
		if (message.optInt("id") == OWN_ID) {
			return;
		}
		String goesOn = this.pauses.goOn(message);
		if (goesOn != null) {
			forward(new JSONObject().put("id", OWN_ID).put("method", goesOn).toString());
			return;
		}
		if (this.pauses.isOwn(message)) {
			return;
		}
		switch (message.optString("method")) {
			case "Runtime.executionContextCreated" -> {
				if (this.contextTold) {
					return;
				}
				this.contextTold = true;
				this.contextId = message.getJSONObject("params").getJSONObject("context").getLong("id");
			}
			case "Debugger.paused" -> setPaused(true);
			case "Debugger.resumed" -> setPaused(false);
			default -> {
			}
		}
		this.connection.send(InspectorUrls.ofFiles(message) ? message.toString() : text);
	}

	private synchronized void setPaused(boolean newPaused) {
		if (this.paused != newPaused) {
			this.paused = newPaused;
			this.hub.paused(newPaused);
		}
	}

	@Override
	public void sendBinary(ByteBuffer data) {
		throw new UnsupportedOperationException("The protocol is text");
	}

	@Override
	public void sendPing(ByteBuffer data) {
		// The server's pings are its own.
	}

	@Override
	public void sendPong(ByteBuffer data) {
		// Nobody waits for it.
	}

	@Override
	public void sendClose() {
		this.connection.close();
	}

	/**
	 * The client has set its breakpoints and lets the program run.
	 */
	private final class Readiness implements InspectorExecutionContext.Listener {

		@Override
		public void contextCreated(long id, String name) {
			InspectorSession.this.hub.ready();
		}

		@Override
		public void contextDestroyed(long id, String name) {
			// Told to the client by the session.
		}

	}

}
