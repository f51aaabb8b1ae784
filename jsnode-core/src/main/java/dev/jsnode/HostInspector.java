package dev.jsnode;

import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import dev.jsnode.builtin.RuntimeInspector;
import dev.jsnode.builtin.Stdio;
import dev.jsnode.engine.CodedException;
import dev.jsnode.engine.JsContext;
import dev.jsnode.inspector.InspectorAddress;
import dev.jsnode.inspector.InspectorListener;
import dev.jsnode.inspector.InspectorTarget;
import dev.jsnode.inspector.NodeInspector;
import dev.jsnode.profile.CpuProfiler;
import org.jspecify.annotations.Nullable;

/**
 * What JavaScript can do with the JVM's inspector, and with a profiler of its own. Used
 * on the loop's thread.
 */
final class HostInspector implements RuntimeInspector {

	private final NodeInspector inspector = NodeInspector.get();

	private final JsContext js;

	private final String name;

	private final Stdio stdio;

	private final boolean onlyLocal;

	private @Nullable CpuProfiler profiler;

	/**
	 * Create the inspector of a runtime.
	 * @param onlyLocal whether it listens for clients of this machine only
	 */
	HostInspector(JsContext js, String name, Stdio stdio, boolean onlyLocal) {
		this.js = js;
		this.name = name;
		this.stdio = stdio;
		this.onlyLocal = onlyLocal;
	}

	@Override
	public boolean wantsConsole() {
		return this.inspector.wantsConsole();
	}

	@Override
	public void console(String type, String arguments, String frames) {
		this.inspector.console(type, arguments, frames);
	}

	@Override
	public @Nullable String url() {
		return this.inspector.url();
	}

	@Override
	public void open(String host, int port) {
		InspectorAddress address = new InspectorAddress(host, port);
		if (this.onlyLocal && !address.isLoopback()) {
			throw new CodedException("Error", "ERR_ACCESS_DENIED",
					"The inspector of an application listens on loopback addresses only, not on " + host);
		}
		try {
			this.inspector.open(address, new InspectorTarget(this.name, "", NodeRuntime.NODE_VERSION), new Listener());
		}
		catch (IOException ex) {
			boolean inUse = ex.getCause() instanceof BindException
					&& String.valueOf(ex.getMessage()).contains("in use");
			print("Starting inspector on " + address + " failed: "
					+ (inUse ? "address already in use" : ex.getMessage()) + "\n");
		}
	}

	private void print(String text) {
		try {
			this.stdio.err().write(text.getBytes(StandardCharsets.UTF_8));
			this.stdio.err().flush();
		}
		catch (IOException ex) {
			// Nobody reads it.
		}
	}

	@Override
	public void close() {
		this.inspector.close();
	}

	@Override
	public void awaitClient() throws InterruptedException {
		this.inspector.holdForClient();
	}

	@Override
	public void startProfile(int micros) {
		stopProfile();
		this.profiler = CpuProfiler.start(this.js, Thread.currentThread(), Duration.of(micros, ChronoUnit.MICROS));
	}

	@Override
	public @Nullable String stopProfile() {
		CpuProfiler running = this.profiler;
		this.profiler = null;
		return (running != null) ? running.stop().toJson() : null;
	}

	/**
	 * Writes what Node writes.
	 */
	private final class Listener implements InspectorListener {

		@Override
		public void listening(String url) {
			print("Debugger listening on " + url
					+ "\nFor help, see: https://nodejs.org/learn/getting-started/debugging\n");
		}

		@Override
		public void attached() {
			print("Debugger attached.\n");
		}

	}

}
