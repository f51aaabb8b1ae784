package dev.jsnode.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.jsnode.benchmarks.load.Sample;
import dev.jsnode.benchmarks.peer.Peer;

/**
 * What one peer did in its rounds.
 */
final class Rounds {

	private final Peer peer;

	private final List<Sample> samples = new ArrayList<>();

	private Duration processorTime = Duration.ZERO;

	private long residentBytes;

	Rounds(Peer peer) {
		this.peer = peer;
	}

	Peer peer() {
		return this.peer;
	}

	/**
	 * Measure one more round.
	 */
	void add(Duration time) {
		Duration before = this.peer.child().processorTime();
		this.samples.add(this.peer.measure(time));
		this.processorTime = this.processorTime.plus(this.peer.child().processorTime().minus(before));
		this.residentBytes = Math.max(this.residentBytes, this.peer.child().residentBytes());
	}

	List<Sample> samples() {
		return this.samples;
	}

	double perSecond() {
		return Statistics.median(this.samples.stream().mapToDouble(Sample::perSecond).toArray());
	}

	double p50Millis() {
		return Statistics.median(this.samples.stream().mapToDouble((sample) -> sample.p50() / 1e6).toArray());
	}

	double p99Millis() {
		return Statistics.median(this.samples.stream().mapToDouble((sample) -> sample.p99() / 1e6).toArray());
	}

	double processorSeconds() {
		return this.processorTime.toMillis() / 1e3;
	}

	double residentMegabytes() {
		return this.residentBytes / 1048576.0;
	}

	long errors() {
		return this.samples.stream().mapToLong(Sample::errors).sum();
	}

	/**
	 * How many times as fast these rounds were as another peer's beside them.
	 */
	double ratioTo(Rounds other) {
		double[] ratios = new double[this.samples.size()];
		for (int i = 0; i < ratios.length; i++) {
			ratios[i] = this.samples.get(i).perSecond() / other.samples.get(i).perSecond();
		}
		return Statistics.median(ratios);
	}

}
