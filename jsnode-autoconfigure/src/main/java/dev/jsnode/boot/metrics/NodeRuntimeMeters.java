package dev.jsnode.boot.metrics;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.jspecify.annotations.Nullable;

/**
 * The meters of a runtime. Names and units are those of OpenTelemetry's semantic
 * conventions for Node.js, and {@code jsnode.*} where it has none.
 */
public enum NodeRuntimeMeters implements MeterDocumentation {

	/** Shortest delay of the event loop since the last collection. */
	EVENT_LOOP_DELAY_MIN("nodejs.eventloop.delay.min", Meter.Type.GAUGE, "seconds"),

	/** Longest delay of the event loop since the last collection. */
	EVENT_LOOP_DELAY_MAX("nodejs.eventloop.delay.max", Meter.Type.GAUGE, "seconds"),

	/** Mean delay of the event loop since the last collection. */
	EVENT_LOOP_DELAY_MEAN("nodejs.eventloop.delay.mean", Meter.Type.GAUGE, "seconds"),

	/** Standard deviation of the delay of the event loop since the last collection. */
	EVENT_LOOP_DELAY_STDDEV("nodejs.eventloop.delay.stddev", Meter.Type.GAUGE, "seconds"),

	/** Median delay of the event loop since the last collection. */
	EVENT_LOOP_DELAY_P50("nodejs.eventloop.delay.p50", Meter.Type.GAUGE, "seconds"),

	/** 90th percentile of the delay of the event loop since the last collection. */
	EVENT_LOOP_DELAY_P90("nodejs.eventloop.delay.p90", Meter.Type.GAUGE, "seconds"),

	/** 99th percentile of the delay of the event loop since the last collection. */
	EVENT_LOOP_DELAY_P99("nodejs.eventloop.delay.p99", Meter.Type.GAUGE, "seconds"),

	/**
	 * Share of the time since the last collection that the event loop was active, 0 to 1.
	 */
	EVENT_LOOP_UTILIZATION("nodejs.eventloop.utilization", Meter.Type.GAUGE, null),

	/** Time that the event loop has spent in a state. */
	EVENT_LOOP_TIME("nodejs.eventloop.time", Meter.Type.COUNTER, "seconds", Tag.EVENT_LOOP_STATE),

	/** Duration of garbage collections. */
	GC_DURATION("v8js.gc.duration", Meter.Type.TIMER, "seconds", Tag.GC_TYPE),

	/** Used bytes of a pool of the heap. */
	HEAP_USED("v8js.memory.heap.used", Meter.Type.GAUGE, "bytes", Tag.HEAP_SPACE),

	/** Open handles, running requests, timers and immediates. */
	RESOURCE_ACTIVE("v8js.resource.active", Meter.Type.GAUGE, null, Tag.RESOURCE_TYPE),

	/**
	 * Number of types of active resources; reading it brings {@link #RESOURCE_ACTIVE} up
	 * to date.
	 */
	RESOURCE_TYPES("jsnode.resource.types", Meter.Type.GAUGE, null),

	/** Turns of the event loop. */
	EVENT_LOOP_ITERATIONS("jsnode.eventloop.iterations", Meter.Type.COUNTER, null),

	/** Callbacks that a phase of the event loop has run. */
	PHASE_CALLBACKS("jsnode.eventloop.phase.callbacks", Meter.Type.COUNTER, null, Tag.PHASE),

	/** Time that the event loop has spent in a phase, without waiting. */
	PHASE_TIME("jsnode.eventloop.phase.time", Meter.Type.COUNTER, "seconds", Tag.PHASE),

	/** Threads of the pool for blocking work. */
	THREAD_POOL_SIZE("jsnode.threadpool.size", Meter.Type.GAUGE, "threads"),

	/** Threads of the pool that work. */
	THREAD_POOL_ACTIVE("jsnode.threadpool.active", Meter.Type.GAUGE, "threads"),

	/** Tasks that wait for a thread of the pool. */
	THREAD_POOL_QUEUED("jsnode.threadpool.queued", Meter.Type.GAUGE, "tasks"),

	/** Tasks that the pool has done. */
	THREAD_POOL_COMPLETED("jsnode.threadpool.completed", Meter.Type.COUNTER, "tasks"),

	/** Calls from Java that JavaScript has not answered. */
	CALLS_ACTIVE("jsnode.calls.active", Meter.Type.GAUGE, "calls"),

	/** Tasks that have blocked the event loop for longer than the watchdog's limit. */
	BLOCKED_TASKS("jsnode.eventloop.blocked", Meter.Type.COUNTER, "tasks"),

	/** Restarts of the runtime after an error that nothing handled. */
	RESTARTS("jsnode.restarts", Meter.Type.COUNTER, null);

	private final String meterName;

	private final Meter.Type type;

	private final @Nullable String unit;

	private final KeyName[] tags;

	NodeRuntimeMeters(String name, Meter.Type type, @Nullable String unit, KeyName... tags) {
		this.meterName = name;
		this.type = type;
		this.unit = unit;
		this.tags = tags;
	}

	@Override
	public String getName() {
		return this.meterName;
	}

	@Override
	public Meter.Type getType() {
		return this.type;
	}

	@Override
	public @Nullable String getBaseUnit() {
		return this.unit;
	}

	@Override
	public KeyName[] getKeyNames() {
		return this.tags;
	}

	/**
	 * The tags of the meters.
	 */
	public enum Tag implements KeyName {

		/** Name of the runtime's bean; on all meters but those of the JVM's heap. */
		RUNTIME("jsnode.runtime"),

		/** Number of the instance of the runtime, from 0; where {@link #RUNTIME} is. */
		INSTANCE("jsnode.instance"),

		/** {@code active} or {@code idle}. */
		EVENT_LOOP_STATE("nodejs.eventloop.state"),

		/** {@code minor} or {@code major}. */
		GC_TYPE("v8js.gc.type"),

		/** Name of the pool as the JVM gives it. */
		HEAP_SPACE("v8js.heap.space.name"),

		/** Node's name of the resource, such as {@code Timeout}. */
		RESOURCE_TYPE("v8js.resource.type"),

		/** Name of the phase, such as {@code poll}. */
		PHASE("jsnode.eventloop.phase");

		private final String keyName;

		Tag(String keyName) {
			this.keyName = keyName;
		}

		@Override
		public String asString() {
			return this.keyName;
		}

	}

}
