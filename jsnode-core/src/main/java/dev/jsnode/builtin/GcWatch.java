package dev.jsnode.builtin;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;

/**
 * Hears of the JVM's garbage collections. Started and stopped by one thread; the consumer
 * is called by a thread of the JVM, shortly after the collection.
 */
final class GcWatch implements NotificationListener {

	/** Node's {@code NODE_PERFORMANCE_GC_MINOR}. */
	static final int MINOR = 1;

	/** Node's {@code NODE_PERFORMANCE_GC_MAJOR}. */
	static final int MAJOR = 4;

	private final Consumer<Collection> consumer;

	private final long jvmStartedAt = ManagementFactory.getRuntimeMXBean().getStartTime();

	GcWatch(Consumer<Collection> consumer) {
		this.consumer = consumer;
	}

	void start() {
		for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
			if (bean instanceof NotificationEmitter emitter) {
				emitter.addNotificationListener(this, null, null);
			}
		}
	}

	void stop() {
		for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
			if (bean instanceof NotificationEmitter emitter) {
				remove(emitter);
			}
		}
	}

	private void remove(NotificationEmitter emitter) {
		try {
			emitter.removeNotificationListener(this);
		}
		catch (ListenerNotFoundException ex) {
			// Stopped before.
		}
	}

	@Override
	public void handleNotification(Notification notification, Object handback) {
		if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
			this.consumer
				.accept(collection(GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())));
		}
	}

	private Collection collection(GarbageCollectionNotificationInfo info) {
		GcInfo gc = info.getGcInfo();
		int kind = info.getGcAction().contains("minor") ? MINOR : MAJOR;
		boolean forced = info.getGcCause().equals("System.gc()");
		return new Collection(kind, forced, this.jvmStartedAt + gc.getStartTime(), gc.getDuration(),
				sum(gc.getMemoryUsageBeforeGc(), MemoryUsage::getUsed),
				sum(gc.getMemoryUsageBeforeGc(), MemoryUsage::getCommitted),
				sum(gc.getMemoryUsageAfterGc(), MemoryUsage::getUsed),
				sum(gc.getMemoryUsageAfterGc(), MemoryUsage::getCommitted));
	}

	private static long sum(Map<String, MemoryUsage> pools, ToLongFunction<MemoryUsage> size) {
		return pools.values().stream().mapToLong(size).sum();
	}

	/**
	 * One collection; times in milliseconds, sizes in bytes.
	 */
	record Collection(int kind, boolean forced, long startedAt, long millis, long usedBefore, long committedBefore,
			long usedAfter, long committedAfter) {

	}

}
