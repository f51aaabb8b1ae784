package dev.jsnode.loop;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * Samples the delay of a loop: how much later than asked a periodic timer runs. The timer
 * does not keep the loop alive. {@link #start()} and {@link #stop()} are called on the
 * loop's thread, the readings from any.
 */
public final class LagRecorder {

	/** Time between samples in milliseconds, Node's default. */
	public static final int RESOLUTION = 10;

	private static final long HIGHEST = 3_600_000_000_000L;

	private final EventLoop loop;

	private final Recorder recorder = new Recorder(HIGHEST, 3);

	private final Histogram total = new Histogram(HIGHEST, 3);

	/** What {@link #total()} has taken since the last {@link #interval()}. */
	private final Histogram sinceInterval = new Histogram(HIGHEST, 3);

	private @Nullable Timer timer;

	private long expected;

	/**
	 * Create a recorder.
	 * @param loop the loop to sample
	 */
	public LagRecorder(EventLoop loop) {
		this.loop = loop;
	}

	/**
	 * Begin to sample.
	 */
	public void start() {
		arm();
		this.timer = this.loop.timers().start(RESOLUTION, true, false, this::sample);
	}

	/**
	 * End sampling.
	 */
	public void stop() {
		if (this.timer != null) {
			this.timer.cancel();
		}
	}

	/**
	 * Return the delays since the recorder was created, in nanoseconds.
	 * @return a copy of the histogram
	 */
	public synchronized Histogram total() {
		drain();
		return this.total.copy();
	}

	/**
	 * Return the delays since the previous call, in nanoseconds.
	 * @return the histogram of the interval
	 */
	public synchronized Histogram interval() {
		drain();
		Histogram interval = this.sinceInterval.copy();
		this.sinceInterval.reset();
		return interval;
	}

	private void drain() {
		Histogram taken = this.recorder.getIntervalHistogram();
		this.total.add(taken);
		this.sinceInterval.add(taken);
	}

	private void sample() {
		long delay = this.loop.ticker().nanoTime() - this.expected;
		this.recorder.recordValue(Math.max(0, Math.min(delay, HIGHEST)));
		arm();
	}

	private void arm() {
		this.expected = this.loop.ticker().nanoTime() + RESOLUTION * 1_000_000L;
	}

}
