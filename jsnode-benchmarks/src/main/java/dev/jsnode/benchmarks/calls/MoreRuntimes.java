package dev.jsnode.benchmarks.calls;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.jsnode.NodeRuntime;

/**
 * What another runtime costs in a JVM that has one already.
 */
final class MoreRuntimes {

	private static final double MEGABYTE = 1048576;

	private MoreRuntimes() {
	}

	/**
	 * Print the amounts.
	 * @param args how many runtimes to start after the first
	 */
	public static void main(String[] args) {
		int count = Integer.parseInt(args[0]);
		List<NodeRuntime> runtimes = new ArrayList<>(List.of(started("first")));
		long before = liveHeap();
		long[] nanos = new long[count];
		for (int i = 0; i < count; i++) {
			long start = System.nanoTime();
			runtimes.add(started("more-" + i));
			nanos[i] = System.nanoTime() - start;
		}
		Arrays.sort(nanos);
		double each = (liveHeap() - before) / MEGABYTE / count;
		System.out.println("amount heap-mb " + each);
		System.out.println("amount ms " + nanos[count / 2] / 1e6);
		runtimes.forEach(NodeRuntime::close);
		Runtime.getRuntime().halt(0);
	}

	/** Up, with a module of its own loaded and called. */
	private static NodeRuntime started(String name) {
		NodeRuntime runtime = NodeRuntime.builder().name(name).root(".").build();
		runtime.start();
		Sums.check((Integer) runtime.require("./calls/calls.js").call("add", 1, 1).blockOptional().orElseThrow(), 1);
		return runtime;
	}

	private static long liveHeap() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
