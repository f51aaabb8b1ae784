package dev.jsnode.boot.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.jsnode.http.HttpReply;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * The time that JavaScript has for the head of a reply. Other than
 * {@link Mono#timeout(Duration)} it sets no timer for a reply that is there when the
 * request has been handed over, as most are that are made on the server's own thread.
 */
final class HeadDeadline {

	private final MonoSink<HttpReply> sink;

	private final AtomicBoolean over = new AtomicBoolean();

	private HeadDeadline(MonoSink<HttpReply> sink) {
		this.sink = sink;
	}

	/**
	 * Limit a reply.
	 * @param reply the reply
	 * @param time how long it may take
	 * @return the reply, or a {@link TimeoutException}
	 */
	static Mono<HttpReply> limit(Mono<HttpReply> reply, Duration time) {
		return Mono.create((sink) -> new HeadDeadline(sink).await(reply, time));
	}

	private void await(Mono<HttpReply> reply, Duration time) {
		Disposable.Composite all = Disposables.composite();
		this.sink.onDispose(all);
		all.add(reply.subscribe(this::answered, this::failed, () -> answered(null),
				Context.of(this.sink.contextView())));
		if (!this.over.get()) {
			all.add(Schedulers.parallel().schedule(this::expired, time.toNanos(), TimeUnit.NANOSECONDS));
		}
	}

	private void answered(@Nullable HttpReply reply) {
		if (this.over.compareAndSet(false, true)) {
			this.sink.success(reply);
		}
	}

	private void failed(Throwable reason) {
		if (this.over.compareAndSet(false, true)) {
			this.sink.error(reason);
		}
	}

	private void expired() {
		failed(new TimeoutException());
	}

}
