package dev.jsnode.boot.page;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import dev.jsnode.CallObserver;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;

/**
 * Counts the calls of each function, up to a number of functions. Thread-safe.
 */
public final class CallCounters {

	private static final int MAX_FUNCTIONS = 500;

	private final Map<CallObserver.Call, LongAdder> counts = new ConcurrentHashMap<>();

	/**
	 * Return an observer that counts.
	 * @param next who observes besides, {@code null} for nobody
	 * @return the observer
	 */
	public CallObserver observer(@Nullable CallObserver next) {
		return new CallObserver() {

			@Override
			public <T> CoreSubscriber<? super T> observe(Call call, CoreSubscriber<? super T> subscriber) {
				count(call);
				return (next != null) ? next.observe(call, subscriber) : subscriber;
			}

		};
	}

	private void count(CallObserver.Call call) {
		LongAdder count = this.counts.get(call);
		if (count == null) {
			if (this.counts.size() >= MAX_FUNCTIONS) {
				return;
			}
			count = this.counts.computeIfAbsent(call, (added) -> new LongAdder());
		}
		count.increment();
	}

	/**
	 * Return how often each function of a runtime was called.
	 * @param runtime the name of the runtime
	 * @return the numbers by module and function
	 */
	Map<String, Long> of(String runtime) {
		Map<String, Long> calls = new TreeMap<>();
		this.counts.forEach((call, count) -> {
			if (call.runtime().equals(runtime)) {
				calls.put(call.function().isEmpty() ? call.module() : call.module() + "#" + call.function(),
						count.sum());
			}
		});
		return calls;
	}

}
