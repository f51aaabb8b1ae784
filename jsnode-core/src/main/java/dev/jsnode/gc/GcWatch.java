package dev.jsnode.gc;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;

/**
 * Hears of the JVM's garbage collections until it is closed. The consumer is called by a
 * thread of the JVM, shortly after the collection.
 */
public final class GcWatch implements AutoCloseable {

	private static final Set<String> HEAP_POOLS = ManagementFactory.getMemoryPoolMXBeans()
		.stream()
		.filter((pool) -> pool.getType() == MemoryType.HEAP)
		.map(MemoryPoolMXBean::getName)
		.collect(Collectors.toUnmodifiableSet());

	private final Consumer<GcCollection> consumer;

	private final NotificationListener listener = this::onNotification;

	private final long jvmStartedAt = ManagementFactory.getRuntimeMXBean().getStartTime();

	private GcWatch(Consumer<GcCollection> consumer) {
		this.consumer = consumer;
	}

	/**
	 * Begin to watch.
	 * @param consumer what to call after each collection
	 * @return what ends the watch
	 */
	public static GcWatch start(Consumer<GcCollection> consumer) {
		GcWatch watch = new GcWatch(consumer);
		for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
			if (collector instanceof NotificationEmitter emitter) {
				emitter.addNotificationListener(watch.listener, null, null);
			}
		}
		return watch;
	}

	@Override
	public void close() {
		for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
			if (collector instanceof NotificationEmitter emitter) {
				remove(emitter);
			}
		}
	}

	private void remove(NotificationEmitter emitter) {
		try {
			emitter.removeNotificationListener(this.listener);
		}
		catch (ListenerNotFoundException ex) {
			// Closed before.
		}
	}

	private void onNotification(Notification notification, Object handback) {
		if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
			this.consumer
				.accept(collection(GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())));
		}
	}

	private GcCollection collection(GarbageCollectionNotificationInfo notification) {
		GcInfo info = notification.getGcInfo();
		return new GcCollection(info.getId(), notification.getGcName(),
				GcType.of(notification.getGcName(), notification.getGcAction()), notification.getGcCause(),
				Instant.ofEpochMilli(this.jvmStartedAt + info.getStartTime()), Duration.ofMillis(info.getDuration()),
				heap(info.getMemoryUsageBeforeGc()), heap(info.getMemoryUsageAfterGc()));
	}

	private static GcCollection.Heap heap(Map<String, MemoryUsage> pools) {
		long used = 0;
		long committed = 0;
		for (Map.Entry<String, MemoryUsage> pool : pools.entrySet()) {
			if (HEAP_POOLS.contains(pool.getKey())) {
				used += pool.getValue().getUsed();
				committed += pool.getValue().getCommitted();
			}
		}
		return new GcCollection.Heap(used, committed);
	}

}
