package dev.jsnode.profile;

import java.util.Arrays;

/**
 * The samples in the order of time. What is full is thinned: every second sample goes,
 * its time is that of the next.
 */
final class SampleLog {

	private static final int MAX_SAMPLES = 1 << 20;

	private int[] samples = new int[1024];

	private int[] deltas = new int[1024];

	private int size;

	private long lastMicros;

	SampleLog(long startMicros) {
		this.lastMicros = startMicros;
	}

	/**
	 * Add a sample.
	 * @return {@code false} if the log was thinned and samples should come half as often
	 */
	boolean add(int node, long micros) {
		boolean room = this.size < MAX_SAMPLES || thin();
		if (this.size == this.samples.length) {
			this.samples = Arrays.copyOf(this.samples, this.size * 2);
			this.deltas = Arrays.copyOf(this.deltas, this.size * 2);
		}
		this.samples[this.size] = node;
		this.deltas[this.size++] = (int) Math.max(0, micros - this.lastMicros);
		this.lastMicros = micros;
		return room;
	}

	private boolean thin() {
		int half = this.size / 2;
		for (int i = 0; i < half; i++) {
			this.samples[i] = this.samples[2 * i + 1];
			this.deltas[i] = this.deltas[2 * i] + this.deltas[2 * i + 1];
		}
		this.size = half;
		return false;
	}

	int[] samples() {
		return Arrays.copyOf(this.samples, this.size);
	}

	int[] deltas() {
		return Arrays.copyOf(this.deltas, this.size);
	}

}
