package dev.jsnode.profile;

import java.util.List;
import java.util.Map;

import dev.jsnode.engine.StackFrame;

/**
 * Where JavaScript spent its time: a tree of calls, and which of its nodes was found at
 * which time.
 *
 * @param nodes the tree, the root first
 * @param startMicros when it began, in microseconds of a clock of its own
 * @param endMicros when it ended
 * @param samples ids of nodes in the order of time
 * @param deltas the time from the sample before to each, in microseconds
 */
public record CpuProfile(List<Node> nodes, long startMicros, long endMicros, int[] samples, int[] deltas) {

	/** The name of the root. */
	public static final String ROOT = "(root)";

	/** The name of the node that stands for an event loop with nothing to do. */
	public static final String IDLE = "(idle)";

	/**
	 * Return the profile as Chrome reads it.
	 * @return JSON, the content of a {@code .cpuprofile} file
	 */
	public String toJson() {
		return new CpuProfileJson().write(this);
	}

	/**
	 * A function, called by those above it.
	 *
	 * @param id its number, from 1
	 * @param frame the function
	 * @param hitCount how often it was found innermost
	 * @param children ids of what it has called
	 * @param ticks how often it was found innermost, by line
	 */
	public record Node(int id, StackFrame frame, int hitCount, List<Integer> children, Map<Integer, Integer> ticks) {

	}

}
