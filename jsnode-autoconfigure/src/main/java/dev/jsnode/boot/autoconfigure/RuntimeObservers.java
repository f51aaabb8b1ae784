package dev.jsnode.boot.autoconfigure;

import dev.jsnode.CallObserver;
import dev.jsnode.context.ContextBridge;
import dev.jsnode.http.ClientRequestObserver;
import dev.jsnode.permission.PermissionDenialListener;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part in the calls and requests of all runtimes, as far as the application has
 * them.
 */
record RuntimeObservers(ContextBridge contexts, @Nullable CallObserver calls,
		@Nullable ClientRequestObserver clientRequests, PermissionDenialListener denials) {

}
