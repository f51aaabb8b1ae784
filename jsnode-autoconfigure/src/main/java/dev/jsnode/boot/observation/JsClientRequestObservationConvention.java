package dev.jsnode.boot.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and key values of the observation of a request that JavaScript makes. A bean of
 * this type takes the place of {@link DefaultJsClientRequestObservationConvention}.
 */
public interface JsClientRequestObservationConvention extends ObservationConvention<JsClientRequestObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof JsClientRequestObservationContext;
	}

}
