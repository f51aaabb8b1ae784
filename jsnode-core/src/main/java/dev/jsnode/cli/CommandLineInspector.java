package dev.jsnode.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import dev.jsnode.NodeOption;
import dev.jsnode.NodeRuntime;
import dev.jsnode.engine.CodedException;
import dev.jsnode.inspector.InspectorAddress;
import dev.jsnode.inspector.InspectorListener;
import dev.jsnode.inspector.InspectorTarget;
import dev.jsnode.inspector.NodeInspector;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --inspect}, {@code --inspect-wait} and {@code --inspect-brk} ask for.
 */
final class CommandLineInspector implements InspectorListener {

	private static final String INSPECT = "inspect";

	private static final String WAIT = "inspect-wait";

	private static final String BREAK = "inspect-brk";

	private final NodeInspector inspector = NodeInspector.get();

	private final CommandLine line;

	private final OutputStream err;

	CommandLineInspector(CommandLine line, OutputStream err) {
		this.line = line;
		this.err = err;
	}

	/**
	 * Listen and, where it is asked for, wait for a client.
	 * @param script the path of the script, {@code null} if there is none
	 * @return {@code false} if it cannot listen
	 */
	boolean open(@Nullable String script) {
		InspectorAddress address = address();
		if (address == null) {
			return true;
		}
		try {
			this.inspector.open(address, target(script), this);
			if (isAsked(WAIT) || isAsked(BREAK)) {
				this.inspector.awaitClient();
			}
			if (isAsked(BREAK)) {
				this.inspector.pauseAtNextStatement();
			}
			return true;
		}
		catch (IOException ex) {
			print("Starting inspector on " + address + " failed: " + reason(ex));
			return false;
		}
		catch (CodedException ex) {
			print(String.valueOf(ex.getMessage()));
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * The program is over: wait for clients to go, as Node does.
	 */
	void close() {
		if (address() != null) {
			try {
				this.inspector.awaitDisconnect();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			this.inspector.close();
		}
	}

	private @Nullable InspectorAddress address() {
		InspectorAddress address = null;
		for (NodeOption option : this.line.options()) {
			boolean port = option.name().equals("inspect-port");
			if (port || option.name().equals(INSPECT) || option.name().equals(WAIT) || option.name().equals(BREAK)) {
				address = option.value().equals("true") ? orDefault(address) : InspectorAddress.parse(option.value());
			}
		}
		return (isAsked(INSPECT) || isAsked(WAIT) || isAsked(BREAK)) ? address : null;
	}

	private static InspectorAddress orDefault(@Nullable InspectorAddress address) {
		return (address != null) ? address : InspectorAddress.DEFAULT;
	}

	private boolean isAsked(String name) {
		return this.line.options().stream().anyMatch((option) -> option.name().equals(name) && option.isOn());
	}

	private InspectorTarget target(@Nullable String script) {
		String title = (script != null) ? script : "jsnode[" + ProcessHandle.current().pid() + "]";
		return new InspectorTarget(title, (script != null) ? Path.of(script).toUri().toString() : "",
				NodeRuntime.NODE_VERSION);
	}

	private static String reason(IOException ex) {
		if (ex.getCause() instanceof BindException) {
			String message = String.valueOf(ex.getMessage());
			return message.contains("in use") ? "address already in use"
					: message.contains("ermission") ? "permission denied" : message;
		}
		return String.valueOf(ex.getMessage());
	}

	@Override
	public void listening(String url) {
		print("Debugger listening on " + url + "\nFor help, see: https://nodejs.org/learn/getting-started/debugging");
	}

	@Override
	public void attached() {
		print("Debugger attached.");
	}

	@Override
	public void waitingForDisconnect() {
		print("Waiting for the debugger to disconnect...");
	}

	private void print(String text) {
		try {
			this.err.write((text + "\n").getBytes(StandardCharsets.UTF_8));
			this.err.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
