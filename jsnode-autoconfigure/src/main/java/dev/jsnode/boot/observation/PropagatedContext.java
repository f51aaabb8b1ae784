package dev.jsnode.boot.observation;

import dev.jsnode.context.ContextBridge;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Lets what Micrometer's context propagation knows of cross to JavaScript and back:
 * observations and with them traces, the security context, and what the application has
 * accessors for.
 */
public final class PropagatedContext implements ContextBridge {

	private final ContextSnapshotFactory snapshots;

	/**
	 * Create a bridge.
	 * @param snapshots takes what is bound to threads and binds it again
	 */
	public PropagatedContext(ContextSnapshotFactory snapshots) {
		this.snapshots = snapshots;
	}

	@Override
	public Context capture(ContextView context) {
		return this.snapshots.captureAll(context).updateContext(Context.of(context));
	}

	@Override
	public Scope restore(ContextView context) {
		ContextSnapshot.Scope scope = this.snapshots.setThreadLocalsFrom(context);
		return scope::close;
	}

}
