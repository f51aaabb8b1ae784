package dev.jsnode.boot.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.jsnode.permission.PermissionDenial;
import dev.jsnode.permission.PermissionDenialListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes an {@link AuditEvent} for each access that JavaScript was refused, with the
 * runtime's name as principal. Repositories may block, hence a thread of its own does it;
 * it lives only while there is something to publish.
 */
public final class PermissionDenialAuditor implements PermissionDenialListener, AutoCloseable {

	/** The type of the events. */
	public static final String ACCESS_DENIED = "JSNODE_ACCESS_DENIED";

	/** Events that may wait; what is refused beyond that is counted and logged. */
	private static final int MAX_WAITING = 1_000;

	private static final Logger logger = LoggerFactory.getLogger(PermissionDenialAuditor.class);

	private final ApplicationEventPublisher publisher;

	private final AtomicLong lost = new AtomicLong();

	private final ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(MAX_WAITING), (work) -> {
				Thread thread = new Thread(work, "jsnode-audit");
				thread.setDaemon(true);
				return thread;
			});

	/**
	 * Create an auditor.
	 * @param publisher where the events go
	 */
	public PermissionDenialAuditor(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
		this.executor.allowCoreThreadTimeOut(true);
	}

	@Override
	public void accept(PermissionDenial denial) {
		try {
			this.executor.execute(() -> publish(denial));
		}
		catch (RejectedExecutionException ex) {
			this.lost.incrementAndGet();
		}
	}

	@Override
	public void close() {
		this.executor.shutdown();
	}

	private void publish(PermissionDenial denial) {
		Map<String, @Nullable Object> data = new LinkedHashMap<>();
		data.put("permission", denial.permission());
		data.put("resource", denial.resource());
		try {
			this.publisher
				.publishEvent(new AuditApplicationEvent(new AuditEvent(denial.runtime(), ACCESS_DENIED, data)));
		}
		catch (RuntimeException ex) {
			logger.error("A refused access could not be audited: {}", denial, ex);
		}
		long missed = this.lost.getAndSet(0);
		if (missed > 0) {
			logger.warn("{} refused accesses came too fast to be audited", missed);
		}
	}

}
