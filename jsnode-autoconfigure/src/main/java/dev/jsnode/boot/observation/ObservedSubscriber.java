package dev.jsnode.boot.observation;

import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/**
 * Stands in front of who waits for the result of a call, and ends the observation with
 * the first end that it hears of.
 */
final class ObservedSubscriber<T> implements CoreSubscriber<T>, Subscription {

	private final Observation observation;

	private final JsCallObservationContext call;

	private final CoreSubscriber<? super T> subscriber;

	private final Context context;

	private final AtomicBoolean ended = new AtomicBoolean();

	private @Nullable Subscription subscription;

	ObservedSubscriber(Observation observation, JsCallObservationContext call, CoreSubscriber<? super T> subscriber) {
		this.observation = observation;
		this.call = call;
		this.subscriber = subscriber;
		this.context = subscriber.currentContext().put(ObservationThreadLocalAccessor.KEY, observation);
	}

	@Override
	public Context currentContext() {
		return this.context;
	}

	@Override
	public void onSubscribe(Subscription newSubscription) {
		this.subscription = newSubscription;
		this.subscriber.onSubscribe(this);
	}

	@Override
	public void onNext(T item) {
		this.subscriber.onNext(item);
	}

	@Override
	public void onError(Throwable error) {
		if (this.ended.compareAndSet(false, true)) {
			this.observation.error(error);
			this.observation.stop();
		}
		this.subscriber.onError(error);
	}

	@Override
	public void onComplete() {
		if (this.ended.compareAndSet(false, true)) {
			this.observation.stop();
		}
		this.subscriber.onComplete();
	}

	@Override
	public void request(long count) {
		subscription().request(count);
	}

	@Override
	public void cancel() {
		if (this.ended.compareAndSet(false, true)) {
			this.call.setCancelled();
			this.observation.stop();
		}
		subscription().cancel();
	}

	private Subscription subscription() {
		Subscription given = this.subscription;
		assert given != null : "signals come after onSubscribe";
		return given;
	}

}
