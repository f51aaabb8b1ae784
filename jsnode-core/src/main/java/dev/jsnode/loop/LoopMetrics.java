package dev.jsnode.loop;

import java.util.ArrayList;
import java.util.List;

/**
 * Counters of a loop. Written by the loop's thread alone, read by any: readers may see a
 * phase that is a callback old, never a torn value.
 */
final class LoopMetrics {

	private static final Phase[] PHASES = Phase.values();

	private final Ticker ticker;

	private final Cell[] callbacks = cells();

	private final Cell[] nanos = cells();

	private final Cell iterations = new Cell();

	private final Cell idleNanos = new Cell();

	private final Cell startedAt = new Cell();

	private final Cell waitingSince = new Cell();

	LoopMetrics(Ticker ticker) {
		this.ticker = ticker;
		this.startedAt.set(ticker.nanoTime());
	}

	void phase(Phase phase, int ran, long spent) {
		this.callbacks[phase.ordinal()].add(ran);
		this.nanos[phase.ordinal()].add(spent);
	}

	void iteration() {
		this.iterations.add(1);
	}

	void waiting(long since) {
		this.waitingSince.set(since);
	}

	void waited(long spent) {
		this.idleNanos.add(spent);
		this.waitingSince.set(0);
	}

	long iterations() {
		return this.iterations.get();
	}

	/**
	 * Idle time including a wait that still goes on.
	 */
	long idleNanos() {
		long since = this.waitingSince.get();
		long idle = this.idleNanos.get();
		return (since == 0) ? idle : idle + Math.max(0, this.ticker.nanoTime() - since);
	}

	long activeNanos() {
		return Math.max(0, aliveNanos() - idleNanos());
	}

	private long aliveNanos() {
		return this.ticker.nanoTime() - this.startedAt.get();
	}

	List<PhaseStats> phases() {
		List<PhaseStats> stats = new ArrayList<>(PHASES.length);
		for (Phase phase : PHASES) {
			stats.add(new PhaseStats(phase, this.callbacks[phase.ordinal()].get(), this.nanos[phase.ordinal()].get()));
		}
		return stats;
	}

	private static Cell[] cells() {
		Cell[] cells = new Cell[PHASES.length];
		for (int i = 0; i < cells.length; i++) {
			cells[i] = new Cell();
		}
		return cells;
	}

	/**
	 * A long with one writer: an ordered store instead of a locked addition.
	 */
	private static final class Cell extends java.util.concurrent.atomic.AtomicLong {

		void add(long delta) {
			lazySet(getPlain() + delta);
		}

	}

}
