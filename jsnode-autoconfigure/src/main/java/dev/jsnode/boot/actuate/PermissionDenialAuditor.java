package dev.jsnode.boot.actuate;

import java.time.Duration;
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
 * Publishes an {@link AuditEvent} for each access that JavaScript was refused. The
 * principal is who made the request or call that the access was part of, or else the
 * runtime's name. Repositories may block, hence a thread of its own does it; it lives
 * only while there is something to publish.
 */
public final class PermissionDenialAuditor implements PermissionDenialListener, AutoCloseable {

	/** The type of the events. */
	public static final String ACCESS_DENIED = "JSNODE_ACCESS_DENIED";

	/** Events that may wait; what is refused beyond that is counted and logged. */
	private static final int MAX_WAITING = 1_000;

	/** How long to wait for the name of a principal. */
	private static final Duration NAME_LIMIT = Duration.ofSeconds(5);

	private static final Logger logger = LoggerFactory.getLogger(PermissionDenialAuditor.class);

	private final ApplicationEventPublisher publisher;

	private final DenialPrincipals principals;

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
	 * @param principals says who is behind a refused access
	 */
	public PermissionDenialAuditor(ApplicationEventPublisher publisher, DenialPrincipals principals) {
		this.publisher = publisher;
		this.principals = principals;
		this.executor.allowCoreThreadTimeOut(true);
	}

	@Override
	public boolean needsContext() {
		return true;
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
		data.put("runtime", denial.runtime());
		data.put("permission", denial.permission());
		data.put("resource", denial.resource());
		try {
			this.publisher
				.publishEvent(new AuditApplicationEvent(new AuditEvent(principal(denial), ACCESS_DENIED, data)));
		}
		catch (RuntimeException ex) {
			logger.error("A refused access could not be audited: {}", denial, ex);
		}
		long missed = this.lost.getAndSet(0);
		if (missed > 0) {
			logger.warn("{} refused accesses came too fast to be audited", missed);
		}
	}

	private String principal(PermissionDenial denial) {
		return this.principals.nameOf(denial.context())
			.timeout(NAME_LIMIT)
			.onErrorComplete()
			.blockOptional()
			.orElseGet(denial::runtime);
	}

}
