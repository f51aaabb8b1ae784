package dev.jsnode;

import dev.jsnode.builtin.ConsoleLog;
import dev.jsnode.builtin.ServerHandover;
import dev.jsnode.context.ContextBridge;
import dev.jsnode.http.ClientRequestObserver;
import dev.jsnode.http.HttpDoor;
import org.jspecify.annotations.Nullable;

/**
 * What the application around a runtime gives it.
 *
 * @param httpDoor the web server that it is part of, if any
 * @param contexts what goes with calls
 * @param clientRequests who sees the requests that it makes, if anybody
 * @param consoleLog where {@code console} goes; {@code null} for the standard streams
 * @param servers its servers on ports of their own, if another life may follow
 */
record HostSide(@Nullable HttpDoor httpDoor, ContextBridge contexts, @Nullable ClientRequestObserver clientRequests,
		@Nullable ConsoleLog consoleLog, ServerHandover.@Nullable Life servers) {

	/** A program of its own. */
	static final HostSide NONE = new HostSide(null, ContextBridge.NONE, null, null, null);

}
