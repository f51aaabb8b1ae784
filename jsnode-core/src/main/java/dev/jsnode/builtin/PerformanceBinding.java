package dev.jsnode.builtin;

import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

import dev.jsnode.loop.EventLoop;
import dev.jsnode.loop.Timer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;

/**
 * Native side of {@code perf_hooks}: the clock, the loop's figures and histograms.
 */
public final class PerformanceBinding {

	private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

	private final EventLoop loop;

	private long startedAt;

	private double timeOrigin;

	PerformanceBinding(BindingContext context) {
		this.loop = context.loop();
		restart();
	}

	/**
	 * Count time from now on.
	 */
	@HostAccess.Export
	public void restart() {
		this.startedAt = System.nanoTime();
		this.timeOrigin = System.currentTimeMillis();
	}

	/**
	 * Milliseconds since the runtime started.
	 */
	@HostAccess.Export
	public double now() {
		return (System.nanoTime() - this.startedAt) / NANOS_PER_MILLI;
	}

	/**
	 * The start of the runtime in milliseconds since 1970.
	 */
	@HostAccess.Export
	public double timeOrigin() {
		return this.timeOrigin;
	}

	/**
	 * Milliseconds that the loop has waited for events.
	 */
	@HostAccess.Export
	public double loopIdleTime() {
		return this.loop.idleNanos() / NANOS_PER_MILLI;
	}

	/**
	 * Milliseconds that the loop has run callbacks.
	 */
	@HostAccess.Export
	public double loopActiveTime() {
		return this.loop.activeNanos() / NANOS_PER_MILLI;
	}

	@HostAccess.Export
	public double loopIterations() {
		return this.loop.iterations();
	}

	@HostAccess.Export
	public NativeHistogram histogram(long lowest, long highest, int figures) {
		return new NativeHistogram(new Histogram(lowest, highest, figures));
	}

	@HostAccess.Export
	public DelayMonitor delayMonitor(int resolution) {
		return new DelayMonitor(this.loop, resolution);
	}

	/**
	 * A histogram as JavaScript holds it.
	 */
	public static class NativeHistogram {

		final Histogram histogram;

		private final double highest;

		private long exceeds;

		NativeHistogram(Histogram histogram) {
			this.histogram = histogram;
			this.highest = histogram.getHighestTrackableValue();
		}

		@HostAccess.Export
		public boolean record(double value) {
			if (value > this.highest) {
				this.exceeds++;
				return false;
			}
			this.histogram.recordValue((long) value);
			return true;
		}

		@HostAccess.Export
		public void reset() {
			this.histogram.reset();
			this.exceeds = 0;
		}

		@HostAccess.Export
		public void add(NativeHistogram other) {
			this.histogram.add(other.histogram);
			this.exceeds += other.exceeds;
		}

		@HostAccess.Export
		public double count() {
			return this.histogram.getTotalCount();
		}

		@HostAccess.Export
		public double exceeds() {
			return this.exceeds;
		}

		@HostAccess.Export
		public double min() {
			return (this.histogram.getTotalCount() == 0) ? 0x1p63 : this.histogram.getMinValue();
		}

		@HostAccess.Export
		public double max() {
			return this.histogram.getMaxValue();
		}

		@HostAccess.Export
		public double mean() {
			return (this.histogram.getTotalCount() == 0) ? Double.NaN : this.histogram.getMean();
		}

		@HostAccess.Export
		public double stddev() {
			return (this.histogram.getTotalCount() == 0) ? Double.NaN : this.histogram.getStdDeviation();
		}

		@HostAccess.Export
		public double percentile(double percentile) {
			return this.histogram.getValueAtPercentile(percentile);
		}

		/**
		 * Percentiles and their values in turn.
		 */
		@HostAccess.Export
		public double[] percentiles() {
			if (this.histogram.getTotalCount() == 0) {
				return new double[] { 100, 0 };
			}
			DoubleStream.Builder out = DoubleStream.builder();
			for (HistogramIterationValue step : this.histogram.percentiles(1)) {
				out.add(step.getPercentileLevelIteratedTo())
					.add(this.histogram.lowestEquivalentValue(step.getValueIteratedTo()));
			}
			return out.build().toArray();
		}

	}

	/**
	 * Records how late a periodic timer of its own runs, in nanoseconds.
	 */
	public static final class DelayMonitor extends NativeHistogram {

		private static final long HIGHEST = TimeUnit.HOURS.toNanos(1);

		private final EventLoop loop;

		private final int resolution;

		private @Nullable Timer timer;

		private long last;

		DelayMonitor(EventLoop loop, int resolution) {
			super(new Histogram(1, HIGHEST, 3));
			this.loop = loop;
			this.resolution = resolution;
		}

		@HostAccess.Export
		public boolean enable() {
			if (this.timer != null) {
				return false;
			}
			this.last = System.nanoTime();
			this.timer = this.loop.timers().start(this.resolution, true, false, this::sample);
			return true;
		}

		@HostAccess.Export
		public boolean disable() {
			if (this.timer == null) {
				return false;
			}
			this.timer.cancel();
			this.timer = null;
			return true;
		}

		/**
		 * As in Node, the whole time between two runs of the timer.
		 */
		private void sample() {
			long now = System.nanoTime();
			record(Math.max(1, now - this.last));
			this.last = now;
		}

	}

}
