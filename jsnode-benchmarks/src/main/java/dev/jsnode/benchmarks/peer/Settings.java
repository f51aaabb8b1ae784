package dev.jsnode.benchmarks.peer;

import java.time.Duration;

/**
 * How long things are measured.
 *
 * @param jitWarmup how long a JVM with the Graal compiler is loaded before its first
 * round
 * @param warmup how long any other process is
 * @param round the length of a round
 * @param rounds how many rounds each peer gets
 * @param starts how often what happens once in a process is repeated
 * @param compiler whether JavaScript is compiled; without, nothing but the machinery is
 * tried
 */
public record Settings(Duration jitWarmup, Duration warmup, Duration round, int rounds, int starts, boolean compiler) {

	/** What the figures of docs/performance.md are made with. */
	public static final Settings FULL = new Settings(Duration.ofSeconds(60), Duration.ofSeconds(20),
			Duration.ofSeconds(20), 5, 10, true);

	/** For a look while developing. */
	public static final Settings QUICK = new Settings(Duration.ofSeconds(40), Duration.ofSeconds(10),
			Duration.ofSeconds(10), 5, 5, true);

	/** For tests of the benchmarks themselves. */
	public static final Settings SMOKE = new Settings(Duration.ZERO, Duration.ZERO, Duration.ofMillis(300), 1, 1,
			false);

	/**
	 * Return these settings with one of them changed.
	 * @param option {@code --warmup=} or {@code --round=} with seconds, or
	 * {@code --rounds=} with a number
	 * @return the settings
	 */
	public Settings with(String option) {
		String[] parts = option.split("=", 2);
		if (parts.length < 2) {
			throw new IllegalArgumentException("Unknown option " + option);
		}
		int value = Integer.parseInt(parts[1]);
		Duration time = Duration.ofSeconds(value);
		return switch (parts[0]) {
			case "--warmup" -> new Settings(time, time, this.round, this.rounds, this.starts, this.compiler);
			case "--round" -> new Settings(this.jitWarmup, this.warmup, time, this.rounds, this.starts, this.compiler);
			case "--rounds" -> new Settings(this.jitWarmup, this.warmup, this.round, value, this.starts, this.compiler);
			default -> throw new IllegalArgumentException("Unknown option " + option);
		};
	}

}
