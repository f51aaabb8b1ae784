package dev.jsnode.boot.metrics;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * Listens to the JVM's garbage collectors and remembers the last collections. The heap of
 * JavaScript is the JVM's, so this is what Node's {@code v8.GCProfiler} would see.
 */
public final class GcMonitor implements InitializingBean, DisposableBean {

	/** Collections that are remembered. */
	public static final int CAPACITY = 50;

	private static final Logger logger = LoggerFactory.getLogger(GcMonitor.class);

	private static final Set<String> HEAP_POOLS = ManagementFactory.getMemoryPoolMXBeans()
		.stream()
		.filter((pool) -> pool.getType() == MemoryType.HEAP)
		.map(MemoryPoolMXBean::getName)
		.collect(Collectors.toUnmodifiableSet());

	private final long jvmStart = ManagementFactory.getRuntimeMXBean().getStartTime();

	private final NotificationListener listener = this::onNotification;

	private final Deque<GcCollection> recent = new ArrayDeque<>();

	private final List<Consumer<GcCollection>> consumers = new CopyOnWriteArrayList<>();

	@Override
	public void afterPropertiesSet() {
		ManagementFactory.getGarbageCollectorMXBeans().forEach(this::listenTo);
	}

	@Override
	public void destroy() {
		ManagementFactory.getGarbageCollectorMXBeans().forEach(this::stopListeningTo);
	}

	/**
	 * Return the last collections, the newest first.
	 * @return up to {@value #CAPACITY} collections
	 */
	public List<GcCollection> recent() {
		synchronized (this.recent) {
			return List.copyOf(this.recent);
		}
	}

	/**
	 * Call a consumer after each collection from now on, on a thread of the JVM.
	 * @param consumer what to call
	 */
	public void onCollection(Consumer<GcCollection> consumer) {
		this.consumers.add(consumer);
	}

	private void listenTo(GarbageCollectorMXBean collector) {
		if (collector instanceof NotificationEmitter emitter) {
			emitter.addNotificationListener(this.listener, null, null);
		}
	}

	private void stopListeningTo(GarbageCollectorMXBean collector) {
		try {
			if (collector instanceof NotificationEmitter emitter) {
				emitter.removeNotificationListener(this.listener);
			}
		}
		catch (ListenerNotFoundException ex) {
			logger.debug("Was not listening to {}", collector.getName(), ex);
		}
	}

	private void onNotification(Notification notification, Object handback) {
		if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
			add(collection(GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())));
		}
	}

	private void add(GcCollection collection) {
		synchronized (this.recent) {
			if (this.recent.size() == CAPACITY) {
				this.recent.removeLast();
			}
			this.recent.addFirst(collection);
		}
		this.consumers.forEach((consumer) -> consumer.accept(collection));
	}

	private GcCollection collection(GarbageCollectionNotificationInfo notification) {
		GcInfo info = notification.getGcInfo();
		return new GcCollection(info.getId(), notification.getGcName(),
				GcType.of(notification.getGcName(), notification.getGcAction()), notification.getGcCause(),
				Instant.ofEpochMilli(this.jvmStart + info.getStartTime()), Duration.ofMillis(info.getDuration()),
				usedHeap(info.getMemoryUsageBeforeGc()), usedHeap(info.getMemoryUsageAfterGc()));
	}

	private static long usedHeap(Map<String, MemoryUsage> usageByPool) {
		return usageByPool.entrySet()
			.stream()
			.filter((entry) -> HEAP_POOLS.contains(entry.getKey()))
			.mapToLong((entry) -> entry.getValue().getUsed())
			.sum();
	}

}
