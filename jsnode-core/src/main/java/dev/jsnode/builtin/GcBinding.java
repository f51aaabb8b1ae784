package dev.jsnode.builtin;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import dev.jsnode.gc.GcCollection;
import dev.jsnode.gc.GcWatch;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Native side of {@code v8.GCProfiler} and of the performance entries of type {@code gc}:
 * the JVM's garbage collections. All methods are called on the loop's thread.
 */
public final class GcBinding {

	private final BindingContext context;

	private final Set<GcWatch> watches = new HashSet<>();

	GcBinding(BindingContext context) {
		this.context = context;
		context.onClose(this::stopAll);
	}

	/**
	 * Keep collections until they are asked for.
	 */
	@HostAccess.Export
	public Recording record() {
		GcRecords records = new GcRecords();
		return new Recording(start(records::add), records);
	}

	/**
	 * Call a function as {@code (kind, startedAt, millis, forced)} after each collection;
	 * the start is in milliseconds since 1970.
	 * @return what ends it
	 */
	@HostAccess.Export
	public Subscription watch(Value callback) {
		return new Subscription(start((collection) -> this.context.loop()
			.executeIfOpen(() -> this.context.call(callback, collection.type().number(),
					(double) collection.start().toEpochMilli(), (double) collection.duration().toMillis(),
					collection.isForced()))));
	}

	private GcWatch start(Consumer<GcCollection> consumer) {
		GcWatch watch = GcWatch.start(consumer);
		this.watches.add(watch);
		return watch;
	}

	private void stop(GcWatch watch) {
		this.watches.remove(watch);
		watch.close();
	}

	private void stopAll() {
		this.watches.forEach(GcWatch::close);
		this.watches.clear();
	}

	/**
	 * Ends a watch.
	 */
	public final class Subscription {

		private final GcWatch watch;

		Subscription(GcWatch watch) {
			this.watch = watch;
		}

		@HostAccess.Export
		public void stop() {
			GcBinding.this.stop(this.watch);
		}

	}

	/**
	 * Collections since the recording began.
	 */
	public final class Recording {

		private final GcWatch watch;

		private final GcRecords records;

		Recording(GcWatch watch, GcRecords records) {
			this.watch = watch;
			this.records = records;
		}

		/**
		 * Take the oldest collection that was not taken yet: kind, milliseconds, and
		 * bytes used and committed before and after it, separated by spaces.
		 */
		@HostAccess.Export
		public @Nullable String next() {
			return this.records.next();
		}

		@HostAccess.Export
		public void stop() {
			GcBinding.this.stop(this.watch);
		}

	}

}
