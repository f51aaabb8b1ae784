package dev.jsnode.engine;

import java.util.concurrent.TimeUnit;

import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.compiler.TruffleCompilationTask;
import com.oracle.truffle.runtime.OptimizedCallTarget;
import com.oracle.truffle.runtime.OptimizedTruffleRuntime;
import com.oracle.truffle.runtime.OptimizedTruffleRuntimeListener;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the compiler of JavaScript waiting while an application starts. It is Java code
 * that the JVM has to load and compile itself: on few cores it takes from the start what
 * only pays off under load. What becomes hot meanwhile stays in the compiler's queue.
 * Methods may be called from any thread and do not block.
 */
public final class CompilerGate {

	/** An application that is not up by then is not helped by waiting any longer. */
	private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

	private static final Object MONITOR = new Object();

	private static @Nullable Waiting waiting;

	private CompilerGate() {
	}

	/**
	 * Let the compiler begin nothing more until {@link #open()}, for a minute at most.
	 * Does nothing where JavaScript is only interpreted.
	 */
	public static void close() {
		// Without the compiler its classes may be out of reach.
		if (!EngineHolder.isJit() || waitsForTheCompiler()) {
			return;
		}
		synchronized (MONITOR) {
			if (waiting == null) {
				waiting = new Waiting();
				waiting.begin();
			}
		}
	}

	/**
	 * Let the compiler go on.
	 */
	public static void open() {
		synchronized (MONITOR) {
			if (waiting != null) {
				waiting.end();
				waiting = null;
				MONITOR.notifyAll();
			}
		}
	}

	/**
	 * Return whether JavaScript itself would stand still with the compiler.
	 */
	private static boolean waitsForTheCompiler() {
		return "false".equals(System.getProperty("polyglot.engine.BackgroundCompilation"))
				|| Boolean.getBoolean("polyglot.engine.CompileImmediately");
	}

	/**
	 * Told on the compiler's own thread.
	 */
	private static final class Waiting implements OptimizedTruffleRuntimeListener {

		private final OptimizedTruffleRuntime runtime = (OptimizedTruffleRuntime) Truffle.getRuntime();

		private final long deadline = System.nanoTime() + LONGEST_NANOS;

		void begin() {
			this.runtime.addListener(this);
		}

		void end() {
			this.runtime.removeListener(this);
		}

		@Override
		public void onCompilationStarted(OptimizedCallTarget target, TruffleCompilationTask task) {
			synchronized (MONITOR) {
				try {
					long rest = this.deadline - System.nanoTime();
					while (waiting == this && rest > 0) {
						TimeUnit.NANOSECONDS.timedWait(MONITOR, rest);
						rest = this.deadline - System.nanoTime();
					}
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}
		}

	}

}
