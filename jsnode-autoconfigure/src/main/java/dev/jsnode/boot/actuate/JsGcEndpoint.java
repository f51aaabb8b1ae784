package dev.jsnode.boot.actuate;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;

import dev.jsnode.boot.metrics.GcMonitor;
import dev.jsnode.gc.GcCollection;
import dev.jsnode.gc.GcType;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@link Endpoint @Endpoint} to expose the garbage collector that cleans up after
 * JavaScript, which is the JVM's.
 */
@Endpoint(id = "jsgc")
public class JsGcEndpoint {

	private final GcMonitor monitor;

	/**
	 * Create a new endpoint.
	 * @param monitor what remembers the collections
	 */
	public JsGcEndpoint(GcMonitor monitor) {
		this.monitor = monitor;
	}

	/**
	 * Return collectors, heap pools and the last collections.
	 * @return the description
	 */
	@ReadOperation
	public GcDescriptor gc() {
		List<CollectorDescriptor> collectors = ManagementFactory.getGarbageCollectorMXBeans()
			.stream()
			.map(CollectorDescriptor::of)
			.toList();
		return new GcDescriptor(totals(collectors), collectors, HeapDescriptor.current(),
				this.monitor.recent().stream().map(CollectionDescriptor::of).toList());
	}

	private static Map<String, TotalDescriptor> totals(List<CollectorDescriptor> collectors) {
		return Map.of(GcType.MINOR.tag(), TotalDescriptor.of(GcType.MINOR, collectors), GcType.MAJOR.tag(),
				TotalDescriptor.of(GcType.MAJOR, collectors));
	}

	/**
	 * Description of the garbage collection.
	 *
	 * @param totals counts and times by Node's kind: {@code minor}, {@code major}
	 * @param collectors the JVM's collectors
	 * @param heap the heap and its pools
	 * @param collections the last collections, the newest first
	 */
	public record GcDescriptor(Map<String, TotalDescriptor> totals, List<CollectorDescriptor> collectors,
			HeapDescriptor heap, List<CollectionDescriptor> collections) implements OperationResponseBody {

	}

	/**
	 * Description of all collections of one kind.
	 *
	 * @param count number of collections since the JVM was started
	 * @param timeMillis time they took in milliseconds
	 */
	public record TotalDescriptor(long count, long timeMillis) {

		static TotalDescriptor of(GcType type, List<CollectorDescriptor> collectors) {
			List<CollectorDescriptor> ofType = collectors.stream()
				.filter((collector) -> collector.type().equals(type.tag()))
				.toList();
			return new TotalDescriptor(ofType.stream().mapToLong(CollectorDescriptor::count).sum(),
					ofType.stream().mapToLong(CollectorDescriptor::timeMillis).sum());
		}

	}

	/**
	 * Description of a collector.
	 *
	 * @param name its name
	 * @param type Node's kind: {@code minor} or {@code major}
	 * @param count number of collections since the JVM was started
	 * @param timeMillis time they took in milliseconds
	 * @param pools memory pools it cleans
	 */
	public record CollectorDescriptor(String name, String type, long count, long timeMillis, List<String> pools) {

		static CollectorDescriptor of(GarbageCollectorMXBean collector) {
			return new CollectorDescriptor(collector.getName(), GcType.ofCollector(collector.getName()).tag(),
					Math.max(0, collector.getCollectionCount()), Math.max(0, collector.getCollectionTime()),
					List.of(collector.getMemoryPoolNames()));
		}

	}

	/**
	 * Description of the heap.
	 *
	 * @param used used bytes
	 * @param committed bytes that the JVM holds
	 * @param max bytes at most, {@code null} without a limit
	 * @param pools the pools it is made of
	 */
	public record HeapDescriptor(long used, long committed, @Nullable Long max, List<PoolDescriptor> pools) {

		static HeapDescriptor current() {
			MemoryUsage usage = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
			return new HeapDescriptor(usage.getUsed(), usage.getCommitted(), limit(usage),
					ManagementFactory.getMemoryPoolMXBeans()
						.stream()
						.filter((pool) -> pool.getType() == MemoryType.HEAP)
						.map(PoolDescriptor::of)
						.toList());
		}

		private static @Nullable Long limit(MemoryUsage usage) {
			return (usage.getMax() >= 0) ? usage.getMax() : null;
		}

	}

	/**
	 * Description of a pool of the heap.
	 *
	 * @param name its name
	 * @param used used bytes
	 * @param committed bytes that the JVM holds
	 * @param max bytes at most, {@code null} without a limit
	 * @param afterCollection bytes that were in use after the last collection,
	 * {@code null} where the JVM does not know
	 */
	public record PoolDescriptor(String name, long used, long committed, @Nullable Long max,
			@Nullable Long afterCollection) {

		static PoolDescriptor of(MemoryPoolMXBean pool) {
			MemoryUsage usage = pool.getUsage();
			MemoryUsage afterCollection = pool.getCollectionUsage();
			return new PoolDescriptor(pool.getName(), usage.getUsed(), usage.getCommitted(),
					HeapDescriptor.limit(usage), (afterCollection != null) ? afterCollection.getUsed() : null);
		}

	}

	/**
	 * Description of one collection.
	 *
	 * @param id number of the collection within its collector
	 * @param collector name of the collector
	 * @param type Node's kind: {@code minor} or {@code major}
	 * @param cause why it ran
	 * @param start when it began, ISO 8601
	 * @param durationMillis how long it took in milliseconds
	 * @param before used heap before it in bytes
	 * @param after used heap after it in bytes
	 */
	public record CollectionDescriptor(long id, String collector, String type, String cause, String start,
			long durationMillis, long before, long after) {

		static CollectionDescriptor of(GcCollection collection) {
			return new CollectionDescriptor(collection.id(), collection.collector(), collection.type().tag(),
					collection.cause(), collection.start().toString(), collection.duration().toMillis(),
					collection.before().used(), collection.after().used());
		}

	}

}
