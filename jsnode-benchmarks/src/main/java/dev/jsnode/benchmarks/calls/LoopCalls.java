package dev.jsnode.benchmarks.calls;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.jsnode.HostModule;
import dev.jsnode.NodeModule;
import dev.jsnode.NodeRuntime;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a call costs whose caller is on the loop's thread already, beside the same
 * function called by {@link Value#execute}. Both in alternating rounds.
 */
final class LoopCalls implements HostModule {

	private static final int ROUNDS = 5;

	private static final int BATCH = 1000;

	private @Nullable NodeModule module;

	private LoopCalls() {
	}

	/**
	 * Print the amounts.
	 * @param args the seconds of a round
	 */
	public static void main(String[] args) {
		long nanos = (long) (Double.parseDouble(args[0]) * 1e9);
		LoopCalls calls = new LoopCalls();
		NodeRuntime runtime = NodeRuntime.builder().root(".").hostModules(Map.of("calls", calls)).build();
		runtime.start();
		calls.module = runtime.require("./calls/calls.js");
		NodeModule starter = runtime.require("./calls/loop.js");
		Value add = Context.create("js").eval("js", "(function add(a, b) { return a + b; })");
		double[] over = new double[ROUNDS];
		for (int round = -2; round < ROUNDS; round++) {
			double bare = bare(add, nanos);
			double called = called(starter, nanos);
			System.out.printf("round %d: Value.execute %.3f us, call on the loop %.3f us%n", round + 1, bare, called);
			if (round >= 0) {
				over[round] = called - bare;
			}
		}
		Arrays.sort(over);
		System.out.println("amount over-execute-us " + over[ROUNDS / 2]);
		Runtime.getRuntime().halt(0);
	}

	/** In microseconds. */
	private static double bare(Value add, long nanos) {
		long start = System.nanoTime();
		int number = 0;
		while (System.nanoTime() - start < nanos) {
			for (int i = 0; i < BATCH; i++) {
				Sums.check(add.execute(Sums.first(number), 1).asInt(), number);
				number++;
			}
		}
		return (System.nanoTime() - start) / 1e3 / number;
	}

	private static double called(NodeModule starter, long nanos) {
		long start = System.nanoTime();
		int number = 0;
		while (System.nanoTime() - start < nanos) {
			starter.call("run", BATCH).block();
			number += BATCH;
		}
		return (System.nanoTime() - start) / 1e3 / number;
	}

	@Override
	public Set<String> functions() {
		return Set.of("run");
	}

	@Override
	public Mode mode(String function) {
		return Mode.SINGLE;
	}

	/** On the loop's thread. */
	@Override
	public Object call(String function, List<? extends @Nullable Object> arguments) {
		NodeModule called = this.module;
		if (called == null || !called.inLoop()) {
			throw new IllegalStateException("Not on the loop's thread");
		}
		int count = (Integer) arguments.get(0);
		return Flux.range(0, count).concatMap((number) -> add(called, number)).then(Mono.just(count));
	}

	private static Mono<Object> add(NodeModule called, int number) {
		return called.call("add", Sums.first(number), 1).doOnNext((sum) -> Sums.check((Integer) sum, number));
	}

}
