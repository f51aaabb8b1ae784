package dev.jsnode.boot.observation;

import dev.jsnode.CallObserver;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import reactor.core.CoreSubscriber;

/**
 * Makes an {@link Observation} of each call from Java to JavaScript. Its parent is the
 * observation of the caller; what the call does in turn has it as parent.
 */
public final class ObservedCalls implements CallObserver {

	private static final JsCallObservationConvention DEFAULT_CONVENTION = new DefaultJsCallObservationConvention();

	private final ObservationRegistry registry;

	private final JsCallObservationConvention convention;

	/**
	 * Create an observer.
	 * @param registry where the observations go
	 * @param convention names and key values
	 */
	public ObservedCalls(ObservationRegistry registry, JsCallObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	/**
	 * Return the convention that holds where the application has none.
	 * @return the convention
	 */
	public static JsCallObservationConvention defaultConvention() {
		return DEFAULT_CONVENTION;
	}

	@Override
	public <T> CoreSubscriber<? super T> observe(Call call, CoreSubscriber<? super T> subscriber) {
		JsCallObservationContext context = new JsCallObservationContext(call);
		Observation observation = JsNodeObservationDocumentation.CALL.observation(this.convention, DEFAULT_CONVENTION,
				() -> context, this.registry);
		if (observation.isNoop()) {
			return subscriber;
		}
		Observation parent = subscriber.currentContext().getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		if (parent != null) {
			observation.parentObservation(parent);
		}
		return new ObservedSubscriber<T>(observation.start(), context, subscriber);
	}

}
