package dev.jsnode.builtin;

import java.util.ArrayDeque;

import dev.jsnode.gc.GcCollection;
import org.jspecify.annotations.Nullable;

/**
 * Collections that wait to be asked for: the newest, if there are too many. Thread-safe.
 */
final class GcRecords {

	private static final int MAX_RECORDS = 10_000;

	private final ArrayDeque<GcCollection> records = new ArrayDeque<>();

	synchronized void add(GcCollection collection) {
		if (this.records.size() == MAX_RECORDS) {
			this.records.remove();
		}
		this.records.add(collection);
	}

	synchronized @Nullable String next() {
		GcCollection collection = this.records.poll();
		return (collection != null) ? "%d %d %d %d %d %d".formatted(collection.type().number(),
				collection.duration().toMillis(), collection.before().used(), collection.before().committed(),
				collection.after().used(), collection.after().committed()) : null;
	}

}
