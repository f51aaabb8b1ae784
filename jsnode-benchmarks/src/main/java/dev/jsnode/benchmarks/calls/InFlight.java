package dev.jsnode.benchmarks.calls;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;

import dev.jsnode.benchmarks.load.Sample;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes calls, a fixed number of them under way at any time, as
 * {@link Flux#flatMap(java.util.function.Function, int) flatMap} does it. The latency of
 * one in 64 is taken.
 */
final class InFlight {

	private static final int CALLS = 64;

	private static final int SAMPLED = 63;

	private final Histogram latencies = new ConcurrentHistogram(60_000_000_000L, 3);

	private final LongAdder operations = new LongAdder();

	private final LongAdder errors = new LongAdder();

	private final AtomicReference<@Nullable String> firstError = new AtomicReference<>();

	private InFlight() {
	}

	/**
	 * Make calls.
	 * @param time for how long
	 * @param call makes the call of a number
	 * @param check throws if the result of the call of that number is wrong
	 * @return what was measured
	 */
	static <T> Sample run(Duration time, IntFunction<Mono<T>> call, ObjIntConsumer<T> check) {
		return new InFlight().make(time, call, check);
	}

	private <T> Sample make(Duration time, IntFunction<Mono<T>> call, ObjIntConsumer<T> check) {
		long start = System.nanoTime();
		long end = start + time.toNanos();
		Flux.<Integer, Integer>generate(() -> 0, (next, sink) -> {
			if (next > 0 && (next & SAMPLED) == 0 && System.nanoTime() >= end) {
				sink.complete();
			}
			else {
				sink.next(next);
			}
			return (next + 1) & Integer.MAX_VALUE;
		}).flatMap((number) -> one(call.apply(number), check, number), CALLS).blockLast();
		Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
		return new Sample(this.operations.sum(), elapsed, this.latencies.getValueAtPercentile(50),
				this.latencies.getValueAtPercentile(99), this.errors.sum(), this.firstError.get());
	}

	private <T> Mono<T> one(Mono<T> call, ObjIntConsumer<T> check, int number) {
		long start = ((number & SAMPLED) == 0) ? System.nanoTime() : 0;
		return call.doOnNext((result) -> {
			this.operations.increment();
			if (start != 0) {
				this.latencies.recordValue(System.nanoTime() - start);
			}
			check.accept(result, number);
		}).onErrorResume((error) -> {
			this.errors.increment();
			this.firstError.compareAndSet(null, error.toString());
			return Mono.empty();
		});
	}

}
