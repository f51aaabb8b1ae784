package dev.jsnode.boot.observation;

import dev.jsnode.http.ClientRequestObserver.ClientRequest;
import io.micrometer.observation.transport.RequestReplySenderContext;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request that JavaScript makes while it is observed. The reply is the
 * status of the response. A tracer adds its headers through the setter.
 */
public class JsClientRequestObservationContext extends RequestReplySenderContext<ClientRequest, Integer> {

	private @Nullable String errorCode;

	/**
	 * Create a context.
	 * @param request the request
	 */
	public JsClientRequestObservationContext(ClientRequest request) {
		super((carrier, name, value) -> {
			if (carrier != null) {
				carrier.headers().accept(name, value);
			}
		});
		setCarrier(request);
	}

	/**
	 * Return the code of the error that the request failed with.
	 * @return the code, or the error's name where it has none; {@code null} if it did not
	 * fail
	 */
	public @Nullable String getErrorCode() {
		return this.errorCode;
	}

	void setErrorCode(String errorCode) {
		this.errorCode = errorCode;
	}

}
