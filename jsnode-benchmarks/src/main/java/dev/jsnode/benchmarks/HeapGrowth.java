package dev.jsnode.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.jsnode.benchmarks.load.Sample;
import dev.jsnode.benchmarks.peer.LiveHeap;
import dev.jsnode.benchmarks.peer.Peer;
import dev.jsnode.benchmarks.peer.Settings;
import dev.jsnode.benchmarks.peer.Workplace;

/**
 * By how many megabytes the live heap of a JVM under load exceeds that of the same JVM at
 * rest, after warm-up: medians of some readings, each after a full collection. A single
 * reading is off by ten megabytes where Graal, whose graphs are in the same heap, happens
 * to compile.
 *
 * @param name the comparison's name
 * @param description what the load is
 * @param subject the JVM
 * @param bar how many megabytes it should not exceed
 * @param workplace where
 * @param settings how long
 */
record HeapGrowth(String name, String description, Peer subject, double bar, Workplace workplace,
		Settings settings) implements Comparison {

	private static final int READINGS = 5;

	private static final double MEGABYTE = 1048576;

	@Override
	public List<Bar> run(Report report) {
		report.heading(this.name, this.description);
		try (Peer server = this.subject) {
			server.start();
			Duration warmup = this.settings.jitWarmup().isZero() ? this.settings.round() : this.settings.jitWarmup();
			report.errors(server.measure(warmup).errors());
			LiveHeap heap = new LiveHeap(this.workplace, server.child());
			Duration time = this.settings.round().multipliedBy(2);
			double[] atRest = readings(heap, time);
			CompletableFuture<Sample> load = CompletableFuture.supplyAsync(() -> server.measure(time));
			double[] underLoad = readings(heap, time);
			Sample sample = load.join();
			report.errors(sample.errors());
			report.note("MB at rest %s, under load %s; %.0f/s, %d errors", Arrays.toString(atRest),
					Arrays.toString(underLoad), sample.perSecond(), sample.errors());
			return List
				.of(Bar.atMost(this.name + "/mb", Statistics.median(underLoad) - Statistics.median(atRest), this.bar));
		}
	}

	private static double[] readings(LiveHeap heap, Duration time) {
		double[] readings = new double[READINGS];
		for (int i = 0; i < READINGS; i++) {
			pause(time.dividedBy(READINGS + 1));
			readings[i] = Math.round(heap.bytes() / MEGABYTE * 10) / 10.0;
		}
		return readings;
	}

	private static void pause(Duration time) {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
