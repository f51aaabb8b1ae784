package dev.jsnode;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/**
 * The items of a call that an observer sees.
 */
final class ObservedFlux extends Flux<Object> {

	private final Flux<Object> items;

	private final CallObserver observer;

	private final CallObserver.Call call;

	ObservedFlux(Flux<Object> items, CallObserver observer, CallObserver.Call call) {
		this.items = items;
		this.observer = observer;
		this.call = call;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void subscribe(CoreSubscriber<? super Object> subscriber) {
		this.items.subscribe((CoreSubscriber<Object>) this.observer.observe(this.call, subscriber));
	}

}
