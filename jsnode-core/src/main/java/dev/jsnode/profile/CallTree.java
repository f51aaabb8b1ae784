package dev.jsnode.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.jsnode.engine.StackFrame;

/**
 * The calls that were found, under the same callers only once.
 */
final class CallTree {

	private final List<Call> calls = new ArrayList<>();

	private final Call root = new Call(new StackFrame(CpuProfile.ROOT, "", 0, 0));

	private final Call idle = this.root.child(new StackFrame(CpuProfile.IDLE, "", 0, 0));

	int idle() {
		return hit(this.idle, 0);
	}

	/**
	 * Add a stack.
	 * @param frames the innermost first
	 * @param line the line that it is at
	 * @return the id of the innermost call
	 */
	int add(List<StackFrame> frames, int line) {
		Call call = this.root;
		for (int i = frames.size() - 1; i >= 0; i--) {
			call = call.child(frames.get(i));
		}
		return hit(call, line);
	}

	private static int hit(Call call, int line) {
		call.hits++;
		if (line > 0) {
			call.ticks.merge(line, 1, Integer::sum);
		}
		return call.id;
	}

	List<CpuProfile.Node> nodes() {
		return this.calls.stream().map(Call::toNode).toList();
	}

	private final class Call {

		private final int id;

		private final StackFrame frame;

		private final Map<StackFrame, Call> children = new LinkedHashMap<>();

		private final Map<Integer, Integer> ticks = new TreeMap<>();

		private int hits;

		Call(StackFrame frame) {
			this.frame = frame;
			CallTree.this.calls.add(this);
			this.id = CallTree.this.calls.size();
		}

		Call child(StackFrame child) {
			return this.children.computeIfAbsent(child, Call::new);
		}

		CpuProfile.Node toNode() {
			return new CpuProfile.Node(this.id, this.frame, this.hits,
					this.children.values().stream().map((child) -> child.id).toList(),
					Collections.unmodifiableMap(this.ticks));
		}

	}

}
