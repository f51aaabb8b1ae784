package dev.jsnode;

import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * Makes a call for each subscriber.
 */
final class CallMono<T> extends Mono<T> {

	private final NodeFunction<T> function;

	private final @Nullable Object[] arguments;

	CallMono(NodeFunction<T> function, @Nullable Object[] arguments) {
		this.function = function;
		this.arguments = arguments;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> subscriber) {
		CallObserver observer = this.function.module().runtime().hooks().calls();
		CoreSubscriber<? super T> told = (observer != null) ? observer.observe(this.function.called(), subscriber)
				: subscriber;
		told.onSubscribe(new NodeCall(this.function, this.arguments, told));
	}

}
