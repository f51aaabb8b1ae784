package dev.jsnode;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Schedulers;

/**
 * The calls in flight of a runtime, from any thread and without a lock: each has a slot.
 * While there are calls with a timeout, all are looked through at intervals, instead of
 * one timer a call.
 */
final class CallRegistry {

	private static final int MIN_SLOTS = 128;

	private static final int MAX_SLOTS = 1 << 16;

	/** Neighbours in time do not share a cache line. */
	private static final int SPREAD = 4;

	private static final int MAX_PROBES = 64;

	private static final int NO_SLOT = -1;

	private static final long MIN_SWEEP_MILLIS = 10;

	private static final long MAX_SWEEP_MILLIS = 200;

	/** How many times calls are looked through in the time that one may take. */
	private static final int SWEEPS_A_TIMEOUT = 100;

	private static final long NO_SWEEPS = Long.MAX_VALUE;

	/** Sweeps without a call after which they end. */
	private static final int IDLE_SWEEPS = 20;

	private final AtomicReferenceArray<@Nullable NodeCall> slots;

	private final int bits;

	private final int mask;

	private final Set<NodeCall> withoutSlot = ConcurrentHashMap.newKeySet();

	private final AtomicInteger next = new AtomicInteger();

	private final Object sweeping = new Object();

	private volatile long sweepMillis = NO_SWEEPS;

	private Disposable sweeps = Disposables.disposed();

	private int idleSweeps;

	/**
	 * Create a registry.
	 * @param calls how many calls are in flight at most
	 */
	CallRegistry(int calls) {
		long wanted = Math.min(MAX_SLOTS, Math.max(MIN_SLOTS, 2L * calls));
		this.bits = Integer.SIZE - Integer.numberOfLeadingZeros((int) wanted - 1);
		this.slots = new AtomicReferenceArray<>(1 << this.bits);
		this.mask = (1 << this.bits) - 1;
	}

	/**
	 * Keep a call.
	 * @return its slot
	 */
	int add(NodeCall call) {
		int number = this.next.getAndIncrement() & this.mask;
		int slot = ((number << SPREAD) | (number >>> (this.bits - SPREAD))) & this.mask;
		for (int probe = 0; probe < MAX_PROBES; probe++) {
			if (this.slots.get(slot) == null && this.slots.compareAndSet(slot, null, call)) {
				return slot;
			}
			slot = (slot + 1) & this.mask;
		}
		this.withoutSlot.add(call);
		return NO_SLOT;
	}

	/**
	 * Keep a call no longer. May be called again for the same call.
	 */
	void remove(NodeCall call, int slot) {
		if (slot == NO_SLOT) {
			this.withoutSlot.remove(call);
		}
		else if (slot >= 0) {
			this.slots.compareAndSet(slot, call, null);
		}
	}

	/**
	 * See that a call with a timeout is looked after: often enough for the shortest of
	 * them.
	 */
	void watch(Duration timeout) {
		long millis = Math.max(MIN_SWEEP_MILLIS, Math.min(MAX_SWEEP_MILLIS, timeout.toMillis() / SWEEPS_A_TIMEOUT));
		if (millis < this.sweepMillis) {
			sweepEvery(millis);
		}
	}

	private void sweepEvery(long millis) {
		synchronized (this.sweeping) {
			if (millis < this.sweepMillis) {
				this.sweeps.dispose();
				this.sweepMillis = millis;
				this.sweeps = Schedulers.parallel()
					.schedulePeriodically(this::sweep, millis, millis, TimeUnit.MILLISECONDS);
			}
		}
	}

	/**
	 * Fail the calls that a service was given.
	 */
	void fail(NodeService service, Throwable reason) {
		each((call) -> call.ended(service, reason));
	}

	/**
	 * Count the calls that a service was given.
	 */
	int count(NodeService service) {
		int[] count = new int[1];
		each((call) -> count[0] += call.isOf(service) ? 1 : 0);
		return count[0];
	}

	private void sweep() {
		long now = System.nanoTime();
		boolean[] found = new boolean[1];
		each((call) -> {
			found[0] = true;
			call.expire(now);
		});
		this.idleSweeps = found[0] ? 0 : this.idleSweeps + 1;
		if (this.idleSweeps > IDLE_SWEEPS) {
			this.idleSweeps = 0;
			endSweeps();
			each((call) -> {
				Duration timeout = call.function().timeout();
				if (timeout != null) {
					watch(timeout);
				}
			});
		}
	}

	private void endSweeps() {
		synchronized (this.sweeping) {
			this.sweeps.dispose();
			this.sweepMillis = NO_SWEEPS;
		}
	}

	private void each(Consumer<NodeCall> action) {
		for (int slot = 0; slot <= this.mask; slot++) {
			NodeCall call = this.slots.get(slot);
			if (call != null) {
				action.accept(call);
			}
		}
		this.withoutSlot.forEach(action);
	}

}
