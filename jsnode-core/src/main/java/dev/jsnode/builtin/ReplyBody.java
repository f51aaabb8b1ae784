package dev.jsnode.builtin;

import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The body of a reply as the host reads it. The loop's thread asks {@link #take()} before
 * it gives the next part; where nothing is demanded it leaves, and the demand calls it
 * back.
 */
final class ReplyBody implements Publisher<byte[]>, Subscription {

	private final AtomicLong requested = new AtomicLong();

	private final Runnable onDemand;

	private final Runnable onCancel;

	private volatile @Nullable Subscriber<? super byte[]> subscriber;

	private volatile boolean over;

	ReplyBody(Runnable onDemand, Runnable onCancel) {
		this.onDemand = onDemand;
		this.onCancel = onCancel;
	}

	@Override
	public void subscribe(Subscriber<? super byte[]> actual) {
		actual.onSubscribe(this);
		this.subscriber = actual;
		// A part, or the end, may wait already.
		this.onDemand.run();
	}

	@Override
	public void request(long n) {
		long before = this.requested.getAndUpdate((now) -> (now + n < 0) ? Long.MAX_VALUE : now + n);
		if (before == 0 && this.subscriber != null) {
			this.onDemand.run();
		}
	}

	@Override
	public void cancel() {
		if (!this.over) {
			this.over = true;
			this.onCancel.run();
		}
	}

	/**
	 * Return whether a part may be given. On the loop's thread, as everything below.
	 * @return whether one is demanded; it counts as given
	 */
	boolean take() {
		if (this.subscriber == null || this.requested.get() == 0) {
			return false;
		}
		this.requested.updateAndGet((now) -> (now == Long.MAX_VALUE) ? now : now - 1);
		return true;
	}

	/**
	 * Return whether somebody listens, so that the end can be told.
	 * @return whether there is a subscriber
	 */
	boolean isSubscribed() {
		return this.subscriber != null;
	}

	void next(byte[] part) {
		Subscriber<? super byte[]> actual = this.subscriber;
		if (actual != null && !this.over) {
			actual.onNext(part);
		}
	}

	void complete() {
		Subscriber<? super byte[]> actual = this.subscriber;
		if (actual != null && !this.over) {
			this.over = true;
			actual.onComplete();
		}
	}

	void fail(Throwable reason) {
		Subscriber<? super byte[]> actual = this.subscriber;
		if (actual != null && !this.over) {
			this.over = true;
			actual.onError(reason);
		}
	}

}
