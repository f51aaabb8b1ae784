package dev.jsnode;

import dev.jsnode.builtin.ConsoleLog;
import dev.jsnode.builtin.ServerHandover;
import dev.jsnode.context.ContextBridge;
import dev.jsnode.http.ClientRequestObserver;
import dev.jsnode.http.HttpDoor;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part in the calls and requests of a runtime; see {@link NodeRuntime.Builder}
 * for each.
 */
record RuntimeHooks(ContextBridge contexts, @Nullable CallObserver calls,
		@Nullable ClientRequestObserver clientRequests) {

	HostSide hostSide(@Nullable HttpDoor httpDoor, ConsoleLog consoleLog, ServerHandover.Life servers) {
		return new HostSide(httpDoor, this.contexts, this.clientRequests, consoleLog, servers);
	}

}
