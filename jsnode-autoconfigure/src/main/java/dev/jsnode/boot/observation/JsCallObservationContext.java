package dev.jsnode.boot.observation;

import dev.jsnode.CallObserver.Call;
import io.micrometer.observation.Observation;

/**
 * What is known of a call from Java to JavaScript while it is observed.
 */
public class JsCallObservationContext extends Observation.Context {

	private final Call call;

	private boolean cancelled;

	/**
	 * Create a context.
	 * @param call what is called
	 */
	public JsCallObservationContext(Call call) {
		this.call = call;
	}

	/**
	 * Return what is called.
	 * @return the call
	 */
	public Call getCall() {
		return this.call;
	}

	/**
	 * Return whether the caller has cancelled the call.
	 * @return whether it was cancelled
	 */
	public boolean isCancelled() {
		return this.cancelled;
	}

	void setCancelled() {
		this.cancelled = true;
	}

}
