package dev.jsnode.boot.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.jsnode.http.HttpReply;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * The time that JavaScript has for the head of a reply. Other than
 * {@link Mono#timeout(Duration)} it sets no timer for a reply that is there when the
 * request has been handed over, as most are that are made on the server's own thread.
 * Signals come from any thread; the first of reply, failure, end of the time and
 * cancellation counts.
 */
final class HeadDeadline implements CoreSubscriber<HttpReply>, Subscription {

	private final CoreSubscriber<? super HttpReply> actual;

	private final AtomicBoolean over = new AtomicBoolean();

	private @Nullable Subscription upstream;

	private volatile @Nullable Disposable timer;

	private HeadDeadline(CoreSubscriber<? super HttpReply> actual) {
		this.actual = actual;
	}

	/**
	 * Limit a reply.
	 * @param reply the reply
	 * @param time how long it may take
	 * @return the reply, or a {@link TimeoutException}
	 */
	static Mono<HttpReply> limit(Mono<HttpReply> reply, Duration time) {
		return new MonoOperator<>(reply) {
			@Override
			public void subscribe(CoreSubscriber<? super HttpReply> actual) {
				HeadDeadline deadline = new HeadDeadline(actual);
				this.source.subscribe(deadline);
				deadline.start(time);
			}
		};
	}

	private void start(Duration time) {
		if (this.over.get()) {
			return;
		}
		Disposable started = Schedulers.parallel().schedule(this::expired, time.toNanos(), TimeUnit.NANOSECONDS);
		this.timer = started;
		if (this.over.get()) {
			started.dispose();
		}
	}

	@Override
	public Context currentContext() {
		return this.actual.currentContext();
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.upstream = subscription;
		this.actual.onSubscribe(this);
	}

	@Override
	public void request(long count) {
		upstream().request(count);
	}

	@Override
	public void onNext(HttpReply reply) {
		if (end()) {
			this.actual.onNext(reply);
			this.actual.onComplete();
		}
	}

	@Override
	public void onError(Throwable reason) {
		if (end()) {
			this.actual.onError(reason);
		}
	}

	@Override
	public void onComplete() {
		if (end()) {
			this.actual.onComplete();
		}
	}

	@Override
	public void cancel() {
		if (end()) {
			upstream().cancel();
		}
	}

	private void expired() {
		if (end()) {
			upstream().cancel();
			this.actual.onError(new TimeoutException());
		}
	}

	private boolean end() {
		if (!this.over.compareAndSet(false, true)) {
			return false;
		}
		Disposable running = this.timer;
		if (running != null) {
			running.dispose();
		}
		return true;
	}

	private Subscription upstream() {
		Subscription found = this.upstream;
		assert found != null : "the reply is subscribed to first";
		return found;
	}

}
