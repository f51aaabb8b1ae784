package dev.jsnode;

import java.util.List;

import dev.jsnode.loop.LoopStats;
import dev.jsnode.loop.ThreadPoolStats;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A reading of a runtime.
 *
 * @param name the runtime's name
 * @param state where it is in its life
 * @param restarts how often it was restarted after a failure
 * @param callsInFlight calls that wait for their result
 * @param loop the loop's counters; {@code null} while no loop is there
 * @param delay the loop's delay since its start in nanoseconds; {@code null} while no
 * loop is there
 * @param threadPool the thread pool's counters; {@code null} while no loop is there
 */
public record NodeRuntimeStats(String name, RuntimeState state, long restarts, int callsInFlight,
		@Nullable LoopStats loop, @Nullable Histogram delay, @Nullable ThreadPoolStats threadPool) {

	static NodeRuntimeStats sum(String name, RuntimeState state, List<NodeRuntimeStats> all) {
		return new NodeRuntimeStats(name, state, all.stream().mapToLong(NodeRuntimeStats::restarts).sum(),
				all.stream().mapToInt(NodeRuntimeStats::callsInFlight).sum(), null, null, null);
	}

}
