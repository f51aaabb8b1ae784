package dev.jsnode.benchmarks.jmh;

import java.util.concurrent.TimeUnit;

import dev.jsnode.NodeModule;
import dev.jsnode.NodeRuntime;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Turns of the loop: each step is scheduled by the one before it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
public class LoopBenchmark {

	private static final int STEPS = 10_000;

	/** A file of the folder {@code loop}. */
	@Param({ "immediate", "nexttick", "await" })
	public String step = "immediate";

	private NodeRuntime runtime;

	private NodeModule module;

	/** Start the runtime. */
	@Setup(Level.Trial)
	public void start() {
		this.runtime = NodeRuntime.builder().root("classpath:/js").build();
		this.runtime.start();
		this.module = this.runtime.require("./loop/" + this.step + ".js");
	}

	/** End the runtime. */
	@TearDown(Level.Trial)
	public void stop() {
		this.runtime.close();
	}

	/** Steps one after the other. */
	@Benchmark
	@OperationsPerInvocation(STEPS)
	public void steps() {
		this.module.call("run", STEPS).block();
	}

}
