package dev.jsnode.loop;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts open handles or running requests by type. Changed on the loop's thread only,
 * counts are read from any.
 */
final class ActiveResources {

	private final Map<String, AtomicInteger> countByType = new ConcurrentSkipListMap<>();

	private int referenced;

	void opened(String type) {
		this.countByType.computeIfAbsent(type, (key) -> new AtomicInteger()).incrementAndGet();
		this.referenced++;
	}

	void closed(String type, boolean wasReferenced) {
		AtomicInteger count = this.countByType.get(type);
		if (count == null || count.get() == 0) {
			throw new IllegalStateException("Closed more often than opened: " + type);
		}
		count.decrementAndGet();
		if (wasReferenced) {
			this.referenced--;
		}
	}

	void referenced(boolean gained) {
		this.referenced += gained ? 1 : -1;
	}

	boolean keepAlive() {
		return this.referenced > 0;
	}

	Map<String, Integer> counts() {
		Map<String, Integer> counts = new TreeMap<>();
		this.countByType.forEach((type, count) -> {
			if (count.get() > 0) {
				counts.put(type, count.get());
			}
		});
		return counts;
	}

}
