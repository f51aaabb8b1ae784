package dev.jsnode.benchmarks.calls;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

import dev.jsnode.benchmarks.load.Sample;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * Makes calls, a fixed number of them under way at any time: each result makes the next
 * call. It subscribes to them itself, because a {@code flatMap} with two operators around
 * each call takes longer than some calls do. The latency of one in 64 is taken.
 *
 * @param <T> what a call gives
 */
final class InFlight<T> {

	private static final int CALLS = 64;

	private static final int SAMPLED = 63;

	/** How many calls of a chain are made between looks at the clock, less one. */
	private static final int UNTIMED = 7;

	private final IntFunction<Mono<T>> call;

	private final ObjIntConsumer<T> check;

	private final long end;

	private final Histogram latencies = new ConcurrentHistogram(60_000_000_000L, 3);

	private final LongAdder errors = new LongAdder();

	private final AtomicReference<@Nullable String> firstError = new AtomicReference<>();

	private final CountDownLatch running = new CountDownLatch(CALLS);

	private InFlight(IntFunction<Mono<T>> call, ObjIntConsumer<T> check, long end) {
		this.call = call;
		this.check = check;
		this.end = end;
	}

	/**
	 * Make calls.
	 * @param time for how long
	 * @param call makes the call of a number
	 * @param check throws if the result of the call of that number is wrong
	 * @return what was measured
	 */
	static <T> Sample run(Duration time, IntFunction<Mono<T>> call, ObjIntConsumer<T> check) {
		long start = System.nanoTime();
		return new InFlight<>(call, check, start + time.toNanos()).make(start);
	}

	private Sample make(long start) {
		List<Chain> chains = IntStream.range(0, CALLS).mapToObj(Chain::new).toList();
		chains.forEach(Chain::next);
		try {
			this.running.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
		long results = chains.stream().mapToLong((chain) -> chain.results).sum();
		return new Sample(results, elapsed, this.latencies.getValueAtPercentile(50),
				this.latencies.getValueAtPercentile(99), this.errors.sum(), this.firstError.get());
	}

	private void failed(Throwable error) {
		this.errors.increment();
		this.firstError.compareAndSet(null, error.toString());
	}

	/**
	 * Calls one after the other.
	 */
	private final class Chain {

		private final AtomicInteger due = new AtomicInteger();

		private final int first;

		private int made;

		private long results;

		Chain(int first) {
			this.first = first;
		}

		/**
		 * Make the next call; where the last one is over before its subscription is,
		 * after that.
		 */
		void next() {
			if (this.due.getAndIncrement() == 0) {
				do {
					begin();
				}
				while (this.due.decrementAndGet() != 0);
			}
		}

		private void begin() {
			int index = this.made++;
			if ((index & UNTIMED) == 0 && System.nanoTime() >= InFlight.this.end) {
				InFlight.this.running.countDown();
				return;
			}
			int number = (this.first + index * CALLS) & Integer.MAX_VALUE;
			long start = ((index & SAMPLED) == 0) ? System.nanoTime() : 0;
			InFlight.this.call.apply(number).subscribe(new One(this, number, start));
		}

		private void result(T result, int number, long start) {
			this.results++;
			if (start != 0) {
				InFlight.this.latencies.recordValue(System.nanoTime() - start);
			}
			try {
				InFlight.this.check.accept(result, number);
			}
			catch (RuntimeException ex) {
				failed(ex);
			}
		}

	}

	/**
	 * Waits for one call.
	 */
	private final class One implements CoreSubscriber<T> {

		private final Chain chain;

		private final int number;

		private final long start;

		One(Chain chain, int number, long start) {
			this.chain = chain;
			this.number = number;
			this.start = start;
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(T result) {
			this.chain.result(result, this.number, this.start);
		}

		@Override
		public void onError(Throwable error) {
			failed(error);
			this.chain.next();
		}

		@Override
		public void onComplete() {
			this.chain.next();
		}

	}

}
