package dev.jsnode.boot.actuate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.jsnode.BlockedTask;
import dev.jsnode.NodeRuntime;
import dev.jsnode.NodeRuntimeInstance;
import dev.jsnode.NodeRuntimeStats;
import dev.jsnode.loop.LoopStats;
import dev.jsnode.loop.PhaseStats;
import dev.jsnode.loop.ThreadPoolStats;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * {@link Endpoint @Endpoint} to expose the event loops of Node.js runtimes.
 */
@Endpoint(id = "eventloop")
public class EventLoopEndpoint {

	private final Map<String, NodeRuntime> runtimes;

	/**
	 * Create a new endpoint.
	 * @param runtimes the runtimes by the names of their beans
	 */
	public EventLoopEndpoint(Map<String, NodeRuntime> runtimes) {
		this.runtimes = new LinkedHashMap<>(runtimes);
	}

	/**
	 * Return all runtimes.
	 * @return the description
	 */
	@ReadOperation
	public EventLoopsDescriptor eventLoops() {
		Map<String, RuntimeDescriptor> descriptors = new TreeMap<>();
		this.runtimes.forEach((name, runtime) -> runtime.instances()
			.forEach((instance) -> descriptors.put(name(name, runtime, instance), RuntimeDescriptor.of(instance))));
		return new EventLoopsDescriptor(descriptors);
	}

	/**
	 * Return one runtime.
	 * @param runtime the name of its bean, with a dot and the number of the instance
	 * where there are several
	 * @return the description, or {@code null} if there is no such runtime
	 */
	@ReadOperation
	public @Nullable RuntimeDescriptor eventLoop(@Selector String runtime) {
		return eventLoops().runtimes().get(runtime);
	}

	private static String name(String bean, NodeRuntime runtime, NodeRuntimeInstance instance) {
		return (runtime.instances().size() == 1) ? bean : bean + "." + instance.index();
	}

	/**
	 * Description of all runtimes.
	 *
	 * @param runtimes the runtimes by the names of their beans; the instances of one that
	 * has several with a dot and their numbers
	 */
	public record EventLoopsDescriptor(Map<String, RuntimeDescriptor> runtimes) implements OperationResponseBody {

	}

	/**
	 * Description of a runtime.
	 *
	 * @param state where it is in its life
	 * @param placement the thread it lives on: {@code dedicated} or {@code server}
	 * @param restarts how often it was restarted after a failure
	 * @param callsInFlight calls from Java that wait for their result
	 * @param blocked tasks that have blocked its event loop
	 * @param failure what it failed of last, {@code null} if it never failed
	 * @param loop its event loop, {@code null} while it does not run
	 * @param threadPool its threads for blocking work, {@code null} while it does not run
	 */
	public record RuntimeDescriptor(String state, String placement, long restarts, int callsInFlight,
			BlockedDescriptor blocked, @Nullable String failure, @Nullable LoopDescriptor loop,
			@Nullable ThreadPoolDescriptor threadPool) implements OperationResponseBody {

		static RuntimeDescriptor of(NodeRuntimeInstance runtime) {
			NodeRuntimeStats stats = runtime.stats();
			Throwable failure = runtime.failure();
			return new RuntimeDescriptor(stats.state().name(), runtime.isShared() ? "server" : "dedicated",
					stats.restarts(), stats.callsInFlight(), BlockedDescriptor.of(runtime),
					(failure != null) ? failure.getMessage() : null, LoopDescriptor.of(stats.loop(), stats.delay()),
					ThreadPoolDescriptor.of(stats.threadPool()));
		}

	}

	/**
	 * Description of the tasks that have blocked an event loop for longer than
	 * {@code jsnode.watchdog.warn-after}.
	 *
	 * @param count how many there were
	 * @param last the last of them, {@code null} if there was none
	 */
	public record BlockedDescriptor(long count, @Nullable BlockedTaskDescriptor last) {

		static BlockedDescriptor of(NodeRuntimeInstance runtime) {
			BlockedTask last = runtime.lastBlockedTask();
			return new BlockedDescriptor(runtime.blockedTaskCount(),
					(last != null) ? new BlockedTaskDescriptor(last.startedAt(), last.duration().toMillis(),
							last.running(), last.stack().lines().toList()) : null);
		}

	}

	/**
	 * Description of a task that has blocked an event loop.
	 *
	 * @param startedAt when it began
	 * @param millis how long it has run in milliseconds, as far as was seen
	 * @param running whether it still runs
	 * @param stack the JavaScript stack, innermost frame first
	 */
	public record BlockedTaskDescriptor(Instant startedAt, long millis, boolean running, List<String> stack) {

	}

	/**
	 * Description of an event loop.
	 *
	 * @param iterations how often it went round
	 * @param utilization share of about the last ten seconds that it was active, 0 to 1
	 * @param activeMillis time it spent running callbacks in milliseconds
	 * @param idleMillis time it spent waiting for work in milliseconds
	 * @param phases what each phase has done
	 * @param delay how much later than asked its timers ran
	 * @param handles open handles by type
	 * @param requests running requests by type
	 * @param timers timers that wait
	 * @param immediates immediates that wait
	 */
	public record LoopDescriptor(long iterations, double utilization, double activeMillis, double idleMillis,
			Map<String, PhaseDescriptor> phases, DelayDescriptor delay, Map<String, Integer> handles,
			Map<String, Integer> requests, int timers, int immediates) {

		static @Nullable LoopDescriptor of(@Nullable LoopStats stats, @Nullable Histogram delay) {
			if (stats == null || delay == null) {
				return null;
			}
			Map<String, PhaseDescriptor> phases = new LinkedHashMap<>();
			stats.phases().forEach((phase) -> phases.put(name(phase), PhaseDescriptor.of(phase)));
			return new LoopDescriptor(stats.iterations(), stats.recentUtilization(), millis(stats.activeNanos()),
					millis(stats.idleNanos()), phases, DelayDescriptor.of(delay), stats.handles(), stats.requests(),
					stats.timers(), stats.immediates());
		}

		private static String name(PhaseStats stats) {
			return stats.phase().name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

	/**
	 * Description of a phase of an event loop.
	 *
	 * @param callbacks how many callbacks it ran
	 * @param millis time spent in it in milliseconds, without waiting
	 */
	public record PhaseDescriptor(long callbacks, double millis) {

		static PhaseDescriptor of(PhaseStats stats) {
			return new PhaseDescriptor(stats.callbacks(), EventLoopEndpoint.millis(stats.nanos()));
		}

	}

	/**
	 * Description of an event loop's delay, in milliseconds.
	 *
	 * @param samples how often it was measured
	 * @param min the shortest
	 * @param mean the mean
	 * @param stddev the standard deviation
	 * @param p50 the median
	 * @param p90 the 90th percentile
	 * @param p99 the 99th percentile
	 * @param max the longest
	 */
	public record DelayDescriptor(long samples, double min, double mean, double stddev, double p50, double p90,
			double p99, double max) {

		static DelayDescriptor of(Histogram delay) {
			if (delay.getTotalCount() == 0) {
				return new DelayDescriptor(0, 0, 0, 0, 0, 0, 0, 0);
			}
			return new DelayDescriptor(delay.getTotalCount(), millis(delay.getMinValue()), millis(delay.getMean()),
					millis(delay.getStdDeviation()), percentile(delay, 50), percentile(delay, 90),
					percentile(delay, 99), millis(delay.getMaxValue()));
		}

		private static double percentile(Histogram delay, double percentile) {
			return millis(delay.getValueAtPercentile(percentile));
		}

	}

	/**
	 * Description of a thread pool.
	 *
	 * @param size number of threads at most
	 * @param active threads that work now
	 * @param queued tasks that wait for a thread
	 * @param completed tasks that were done
	 */
	public record ThreadPoolDescriptor(int size, int active, int queued, long completed) {

		static @Nullable ThreadPoolDescriptor of(@Nullable ThreadPoolStats stats) {
			return (stats != null)
					? new ThreadPoolDescriptor(stats.size(), stats.active(), stats.queued(), stats.completed()) : null;
		}

	}

	private static double millis(double nanos) {
		return Math.round(nanos / 1_000) / 1_000.0;
	}

}
