package dev.jsnode.boot.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and key values of the observation of a call from Java to JavaScript. A bean of
 * this type takes the place of {@link DefaultJsCallObservationConvention}.
 */
public interface JsCallObservationConvention extends ObservationConvention<JsCallObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof JsCallObservationContext;
	}

}
