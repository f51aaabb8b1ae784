package dev.jsnode.boot.observation;

import dev.jsnode.NodeException;
import dev.jsnode.context.HostContext;
import dev.jsnode.http.ClientRequestObserver;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Makes an {@link Observation} of each HTTP request that JavaScript makes, as a child of
 * the call or request that it serves.
 */
public final class ObservedClientRequests implements ClientRequestObserver {

	private static final JsClientRequestObservationConvention DEFAULT_CONVENTION = new DefaultJsClientRequestObservationConvention();

	private final ObservationRegistry registry;

	private final JsClientRequestObservationConvention convention;

	/**
	 * Create an observer.
	 * @param registry where the observations go
	 * @param convention names and key values
	 */
	public ObservedClientRequests(ObservationRegistry registry, JsClientRequestObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public @Nullable ObservedRequest start(ClientRequest request, @Nullable HostContext context) {
		JsClientRequestObservationContext observed = new JsClientRequestObservationContext(request);
		Observation observation = JsNodeObservationDocumentation.CLIENT_REQUEST.observation(this.convention,
				DEFAULT_CONVENTION, () -> observed, this.registry);
		if (observation.isNoop()) {
			return null;
		}
		Observation parent = (context != null)
				? context.reactor().getOrDefault(ObservationThreadLocalAccessor.KEY, null) : null;
		if (parent != null) {
			observation.parentObservation(parent);
		}
		return new Request(observation.start(), observed);
	}

	private record Request(Observation observation,
			JsClientRequestObservationContext context) implements ObservedRequest {

		@Override
		public void response(int status) {
			this.context.setResponse(status);
		}

		@Override
		public void error(String code, String message) {
			this.context.setErrorCode(code);
			this.observation.error(new NodeException("Error", message, code, null, null));
		}

		@Override
		public void stop() {
			this.observation.stop();
		}

	}

}
