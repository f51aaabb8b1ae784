package dev.jsnode.builtin;

import dev.jsnode.loop.Immediate;
import dev.jsnode.loop.Timer;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Native side of {@code timers}: starts what {@code internal/timers.js} dresses as
 * {@code Timeout} and {@code Immediate}.
 */
public final class TimersBinding {

	private final BindingContext context;

	private @Nullable Value runTimeout;

	private @Nullable Value runImmediate;

	TimersBinding(BindingContext context) {
		this.context = context;
	}

	@HostAccess.Export
	public void setup(Value runTimeout, Value runImmediate) {
		this.runTimeout = runTimeout;
		this.runImmediate = runImmediate;
	}

	@HostAccess.Export
	public NativeTimer start(Value timeout, double duration, boolean repeat, boolean referenced) {
		Value run = this.runTimeout;
		assert run != null : "setup comes first";
		long millis = (duration > 0) ? (long) duration : 1;
		Timer timer = this.context.loop()
			.timers()
			.start(millis, repeat, referenced, () -> this.context.call(run, timeout));
		return new NativeTimer(timer);
	}

	@HostAccess.Export
	public NativeImmediate immediate(Value immediate) {
		Value run = this.runImmediate;
		assert run != null : "setup comes first";
		return new NativeImmediate(this.context.loop().immediates().add(() -> this.context.call(run, immediate)));
	}

	/**
	 * Call a function before the next immediates; it does not keep the loop alive.
	 */
	@HostAccess.Export
	public void beforeImmediates(Value callback) {
		this.context.loop().immediates().addEarly(() -> this.context.call(callback));
	}

	@HostAccess.Export
	public double now() {
		return this.context.loop().refreshedNow();
	}

	@HostAccess.Export
	public double loopNow() {
		return this.context.loop().now();
	}

	/**
	 * A timer as JavaScript holds it.
	 */
	public static final class NativeTimer {

		private final Timer timer;

		NativeTimer(Timer timer) {
			this.timer = timer;
		}

		@HostAccess.Export
		public void cancel() {
			this.timer.cancel();
		}

		@HostAccess.Export
		public void refresh() {
			this.timer.refresh();
		}

		/**
		 * Say, after the callback, whether and how the timer repeats.
		 * @param millis milliseconds between its runs, 0 for a timer that does not repeat
		 * @return whether it was started again meanwhile
		 */
		@HostAccess.Export
		public boolean settle(double millis) {
			this.timer.repeatEvery((long) millis);
			return this.timer.isScheduled();
		}

		@HostAccess.Export
		public void reference(boolean wanted) {
			this.timer.reference(wanted);
		}

	}

	/**
	 * An immediate as JavaScript holds it.
	 */
	public static final class NativeImmediate {

		private final Immediate immediate;

		NativeImmediate(Immediate immediate) {
			this.immediate = immediate;
		}

		@HostAccess.Export
		public void cancel() {
			this.immediate.cancel();
		}

		@HostAccess.Export
		public void reference(boolean wanted) {
			this.immediate.reference(wanted);
		}

	}

}
