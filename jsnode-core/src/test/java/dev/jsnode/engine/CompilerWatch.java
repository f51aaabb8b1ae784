package dev.jsnode.engine;

import java.util.concurrent.atomic.AtomicInteger;

import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.compiler.TruffleCompilerListener;
import com.oracle.truffle.runtime.AbstractCompilationTask;
import com.oracle.truffle.runtime.OptimizedCallTarget;
import com.oracle.truffle.runtime.OptimizedTruffleRuntime;
import com.oracle.truffle.runtime.OptimizedTruffleRuntimeListener;

/**
 * Counts what is compiled. A class of its own: it cannot be loaded where the compiler is
 * not.
 */
class CompilerWatch implements OptimizedTruffleRuntimeListener, AutoCloseable {

	private final OptimizedTruffleRuntime runtime = (OptimizedTruffleRuntime) Truffle.getRuntime();

	private final AtomicInteger compiled = new AtomicInteger();

	CompilerWatch() {
		this.runtime.addListener(this);
	}

	int waiting() {
		return this.runtime.getCompilationQueueSize();
	}

	int compiled() {
		return this.compiled.get();
	}

	@Override
	public void onCompilationSuccess(OptimizedCallTarget target, AbstractCompilationTask task,
			TruffleCompilerListener.GraphInfo graph, TruffleCompilerListener.CompilationResultInfo result) {
		this.compiled.incrementAndGet();
	}

	@Override
	public void close() {
		this.runtime.removeListener(this);
	}

}
