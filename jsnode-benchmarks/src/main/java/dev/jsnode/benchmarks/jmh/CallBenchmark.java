package dev.jsnode.benchmarks.jmh;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.jsnode.NodeModule;
import dev.jsnode.NodeRuntime;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import reactor.core.publisher.Flux;

/**
 * Calls of functions from another thread than the loop's, 64 at a time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
public class CallBenchmark {

	private static final int IN_FLIGHT = 64;

	private static final Map<String, Object> ORDER = Map.of("id", 1, "customer", "Ada", "items",
			List.of(Map.of("sku", "A1", "quantity", 2, "price", 3), Map.of("sku", "B2", "quantity", 1, "price", 5),
					Map.of("sku", "C3", "quantity", 4, "price", 7)));

	private NodeRuntime runtime;

	private NodeModule module;

	/** Start the runtime. */
	@Setup(Level.Trial)
	public void start() {
		this.runtime = NodeRuntime.builder().root("classpath:/js").build();
		this.runtime.start();
		this.module = this.runtime.require("./calls/calls.js");
	}

	/** End the runtime. */
	@TearDown(Level.Trial)
	public void stop() {
		this.runtime.close();
	}

	/**
	 * Two numbers in, one out.
	 * @return the last result
	 */
	@Benchmark
	@OperationsPerInvocation(IN_FLIGHT)
	public @Nullable Object add() {
		return Flux.range(0, IN_FLIGHT).flatMap((number) -> this.module.call("add", number, 1), IN_FLIGHT).blockLast();
	}

	/**
	 * An order with three items in and out.
	 * @return the last result
	 */
	@Benchmark
	@OperationsPerInvocation(IN_FLIGHT)
	public @Nullable Object order() {
		return Flux.range(0, IN_FLIGHT).flatMap((number) -> this.module.call("price", ORDER), IN_FLIGHT).blockLast();
	}

}
