package dev.jsnode.benchmarks.calls;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

import dev.jsnode.NodeRuntime;
import dev.jsnode.benchmarks.load.Exchange;
import dev.jsnode.benchmarks.load.LoadGenerator;
import dev.jsnode.loop.EventLoop;
import dev.jsnode.loop.LoopHost;
import dev.jsnode.loop.LoopStats;
import dev.jsnode.loop.Ticker;

/**
 * At most which part of the time the loop's own measures take while it serves hello world
 * to 64 connections: its turns a second, times what a turn costs that runs nothing. All
 * of such a turn is counted, the phases themselves too, so that the measures are less.
 */
final class LoopShare {

	private static final int CONNECTIONS = 64;

	private static final int TURNS = 5_000_000;

	private static final int ROUNDS = 5;

	private LoopShare() {
	}

	/**
	 * Print the amounts.
	 * @param args a free port, and the seconds of the warm-up and of the load
	 */
	public static void main(String[] args) {
		int port = Integer.parseInt(args[0]);
		Duration warmup = seconds(args[1]);
		Duration time = seconds(args[2]);
		double[] turn = new double[ROUNDS];
		for (int i = 0; i < ROUNDS; i++) {
			turn[i] = nanosOfATurn();
		}
		Arrays.sort(turn);
		NodeRuntime runtime = NodeRuntime.builder()
			.root(".")
			.entry("./servers/hello.js")
			.env(Map.of("PORT", args[0]))
			.build();
		runtime.start();
		LoadGenerator load = new LoadGenerator(
				Exchange.get("/hello", "Hello, world!\n".getBytes(StandardCharsets.US_ASCII)), CONNECTIONS);
		load.run(port, warmup);
		long before = iterations(runtime);
		double perSecond = load.run(port, time).perSecond();
		double turns = (iterations(runtime) - before) * 1e9 / time.toNanos();
		System.out.printf("%.0f requests/s, %.0f turns/s, an empty turn takes %.0f ns%n", perSecond, turns,
				turn[ROUNDS / 2]);
		System.out.println("amount percent " + turns * turn[ROUNDS / 2] / 1e7);
		Runtime.getRuntime().halt(0);
	}

	private static Duration seconds(String argument) {
		return Duration.ofMillis((long) (Double.parseDouble(argument) * 1000));
	}

	private static long iterations(NodeRuntime runtime) {
		LoopStats stats = runtime.stats().loop();
		if (stats == null) {
			throw new IllegalStateException("The runtime is not up");
		}
		return stats.iterations();
	}

	private static double nanosOfATurn() {
		EventLoop loop = new EventLoop(new NoHost(), Ticker.SYSTEM);
		long start = System.nanoTime();
		for (int i = 0; i < TURNS; i++) {
			loop.turn();
		}
		return (System.nanoTime() - start) / (double) TURNS;
	}

	/**
	 * Has no I/O and never waits.
	 */
	private static final class NoHost implements LoopHost {

		@Override
		public void poll(long timeoutNanos) {
		}

		@Override
		public void wakeup() {
		}

		@Override
		public boolean inLoop() {
			return true;
		}

		@Override
		public void close() {
		}

	}

}
