package dev.jsnode.builtin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.jsnode.engine.CallerSource;
import dev.jsnode.engine.JsObjects;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * What {@code util.types} and {@code util.inspect} must know of objects and JavaScript
 * cannot tell.
 */
public final class UtilBinding {

	private final JsObjects objects;

	UtilBinding(BindingContext context) {
		this.objects = new JsObjects(context.js().internals());
	}

	/** The brand of an object, numbered as in {@code internal/util/types.js}. */
	@HostAccess.Export
	public int classOf(Value value) {
		return JsObjects.brand(value);
	}

	/** Bit 0: async; bit 1: generator. */
	@HostAccess.Export
	public int functionKind(Value value) {
		return JsObjects.functionKind(value);
	}

	/**
	 * {@code [target, handler]}; both null once revoked; null for anything but a proxy.
	 */
	@HostAccess.Export
	public @Nullable Value getProxyDetails(Value value) {
		return this.objects.proxyDetails(value);
	}

	/** {@code [state, result]}: 0 pending, 1 fulfilled, 2 rejected. */
	@HostAccess.Export
	public @Nullable Value getPromiseDetails(Value value) {
		return this.objects.promiseDetails(value);
	}

	/** {@code [entries, isKeyValue]} of a collection or an iterator over one. */
	@HostAccess.Export
	public @Nullable Value previewEntries(Value value) {
		return this.objects.previewEntries(value);
	}

	/** The text of the code that called into built-in modules. */
	@HostAccess.Export
	public @Nullable String callerSource() {
		return CallerSource.text();
	}

	/** What a file descriptor of the process is, in libuv's words. */
	@HostAccess.Export
	public String guessHandleType(int descriptor) {
		Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
		try {
			String target = Files.readSymbolicLink(link).toString();
			if (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console")) {
				return "TTY";
			}
			if (target.startsWith("pipe:") || target.startsWith("socket:")) {
				return "PIPE";
			}
			return target.startsWith("/") ? "FILE" : "UNKNOWN";
		}
		catch (IOException | UnsupportedOperationException ex) {
			return "UNKNOWN";
		}
	}

}
