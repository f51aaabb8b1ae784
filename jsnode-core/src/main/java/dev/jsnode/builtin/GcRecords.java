package dev.jsnode.builtin;

import java.util.ArrayDeque;

import org.jspecify.annotations.Nullable;

/**
 * Collections that wait to be asked for: the newest, if there are too many. Thread-safe.
 */
final class GcRecords {

	private static final int MAX_RECORDS = 10_000;

	private final ArrayDeque<GcWatch.Collection> records = new ArrayDeque<>();

	synchronized void add(GcWatch.Collection collection) {
		if (this.records.size() == MAX_RECORDS) {
			this.records.remove();
		}
		this.records.add(collection);
	}

	synchronized @Nullable String next() {
		GcWatch.Collection collection = this.records.poll();
		return (collection != null)
				? "%d %d %d %d %d %d".formatted(collection.kind(), collection.millis(), collection.usedBefore(),
						collection.committedBefore(), collection.usedAfter(), collection.committedAfter())
				: null;
	}

}
