package dev.jsnode.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.jsnode.benchmarks.load.Sample;
import dev.jsnode.benchmarks.peer.Peer;
import dev.jsnode.benchmarks.peer.Settings;

/**
 * jsnode and its rivals in alternating rounds. All processes stay up over all rounds,
 * those that have no round are idle.
 *
 * @param name the comparison's name
 * @param description what is done
 * @param subject jsnode
 * @param rivals what it is compared with
 * @param settings how long
 */
record RatioComparison(String name, String description, Peer subject, List<Rival> rivals,
		Settings settings) implements Comparison {

	@Override
	public List<Bar> run(Report report) {
		report.heading(this.name, this.description);
		List<Rounds> all = Stream.concat(Stream.of(this.subject), this.rivals.stream().map(Rival::peer))
			.map(Rounds::new)
			.toList();
		try {
			warmUp(all, report);
			for (int round = 0; round < this.settings.rounds(); round++) {
				measure(all, round, report);
			}
		}
		finally {
			all.forEach((rounds) -> rounds.peer().close());
		}
		report.table(rows(all));
		all.forEach((rounds) -> report.errors(rounds.errors()));
		return bars(all);
	}

	private void warmUp(List<Rounds> all, Report report) {
		for (Rounds rounds : all) {
			rounds.peer().start();
			Duration time = rounds.peer().compiles() ? this.settings.jitWarmup() : this.settings.warmup();
			if (!time.isZero()) {
				report.errors(warmUp(rounds.peer(), time, report));
			}
		}
	}

	/**
	 * As it is measured: in rounds that begin and end. A server that has never seen a
	 * connection end would have the compiler's work for that in the first round.
	 */
	private long warmUp(Peer peer, Duration time, Report report) {
		long errors = 0;
		for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(this.settings.round())) {
			Duration round = (left.compareTo(this.settings.round()) < 0) ? left : this.settings.round();
			Sample sample = peer.measure(round);
			errors += sample.errors();
			report.note("%-20s warming up, %d s left of %d: %s/s, %d errors%s", peer.name(),
					left.minus(round).toSeconds(), time.toSeconds(), figure(sample.perSecond()), sample.errors(),
					(sample.firstError() != null) ? ", first: " + sample.firstError() : "");
		}
		return errors;
	}

	private void measure(List<Rounds> all, int round, Report report) {
		long cacheLine = CacheLine.roundTripNanos();
		List<String> line = new ArrayList<>();
		for (Rounds rounds : all) {
			rounds.add(this.settings.round());
			Sample sample = rounds.samples().get(round);
			line.add(rounds.peer().name() + " " + figure(sample.perSecond())
					+ ((sample.firstError() != null) ? " (" + sample.firstError() + ")" : ""));
		}
		report.note("round %d: %s; a cache line there and back %d ns", round + 1, String.join(", ", line), cacheLine);
	}

	private List<Bar> bars(List<Rounds> all) {
		List<Bar> bars = new ArrayList<>();
		for (int i = 0; i < this.rivals.size(); i++) {
			Rival rival = this.rivals.get(i);
			bars.add(Bar.atLeast(this.name + "/" + rival.peer().name(), all.get(0).ratioTo(all.get(i + 1)),
					rival.bar()));
		}
		return bars;
	}

	private List<List<String>> rows(List<Rounds> all) {
		List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("peer", "per second", "p50 ms", "p99 ms", "CPU s", "RSS MB", "jsnode is", "bar", "errors"));
		for (int i = 0; i < all.size(); i++) {
			Rounds rounds = all.get(i);
			double bar = (i == 0) ? Double.NaN : this.rivals.get(i - 1).bar();
			rows.add(List.of(rounds.peer().name(), figure(rounds.perSecond()), figure(rounds.p50Millis()),
					figure(rounds.p99Millis()), figure(rounds.processorSeconds()), figure(rounds.residentMegabytes()),
					(i == 0) ? "" : figure(all.get(0).ratioTo(rounds)) + " x", Double.isNaN(bar) ? "" : figure(bar),
					String.valueOf(rounds.errors())));
		}
		return rows;
	}

	private static String figure(double value) {
		return String.format(Locale.ROOT, (value >= 100) ? "%,.0f" : (value >= 10) ? "%.1f" : "%.3f", value);
	}

}
