package dev.jsnode.boot.metrics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.jsnode.gc.GcCollection;
import dev.jsnode.gc.GcWatch;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * Listens to the JVM's garbage collectors and remembers the last collections. The heap of
 * JavaScript is the JVM's, so this is what Node's {@code v8.GCProfiler} would see.
 */
public final class GcMonitor implements InitializingBean, DisposableBean {

	/** Collections that are remembered. */
	public static final int CAPACITY = 50;

	private final Deque<GcCollection> recent = new ArrayDeque<>();

	private final List<Consumer<GcCollection>> consumers = new CopyOnWriteArrayList<>();

	private @Nullable GcWatch watch;

	@Override
	public void afterPropertiesSet() {
		this.watch = GcWatch.start(this::add);
	}

	@Override
	public void destroy() {
		if (this.watch != null) {
			this.watch.close();
		}
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

	private void add(GcCollection collection) {
		synchronized (this.recent) {
			if (this.recent.size() == CAPACITY) {
				this.recent.removeLast();
			}
			this.recent.addFirst(collection);
		}
		this.consumers.forEach((consumer) -> consumer.accept(collection));
	}

}
