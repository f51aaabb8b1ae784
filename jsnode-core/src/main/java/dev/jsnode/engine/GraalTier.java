package dev.jsnode.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.compiler.TruffleCompilerListener.GraphInfo;
import com.oracle.truffle.runtime.AbstractCompilationTask;
import com.oracle.truffle.runtime.OptimizedCallTarget;
import com.oracle.truffle.runtime.OptimizedTruffleRuntime;
import com.oracle.truffle.runtime.OptimizedTruffleRuntimeListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the JVM compile the Graal compiler with C1 only. Graal is Java code here, so large
 * that C2 needs half a minute of processor time for it; on few cores that time is taken
 * from what Graal itself has to do, and code of C1 compiles JavaScript nearly as fast.
 * Measured in docs/performance.md, "Warm-up".
 */
final class GraalTier implements OptimizedTruffleRuntimeListener {

	private static final Logger logger = LoggerFactory.getLogger(GraalTier.class);

	private static final String DIRECTIVES = """
			[{ match: ["jdk/graal/compiler/*.*"], c2: { Exclude: true } }]
			""";

	private final OptimizedTruffleRuntime runtime;

	private GraalTier(OptimizedTruffleRuntime runtime) {
		this.runtime = runtime;
	}

	/**
	 * Tell the JVM when the compiler is used first, so that a start without it loads
	 * nothing for this. For an engine that compiles.
	 */
	static void limitToC1() {
		if (Truffle.getRuntime() instanceof OptimizedTruffleRuntime runtime) {
			runtime.addListener(new GraalTier(runtime));
		}
	}

	/**
	 * Told on the compiler's own thread.
	 */
	@Override
	public void onCompilationTruffleTierFinished(OptimizedCallTarget target, AbstractCompilationTask task,
			GraphInfo graph) {
		this.runtime.removeListener(this);
		try {
			add();
		}
		catch (IOException | JMException ex) {
			// Slower, but as right as before.
			logger.debug("The JVM takes no compiler directives", ex);
		}
	}

	/** What {@code jcmd Compiler.directives_add} does. */
	private static void add() throws IOException, JMException {
		Path file = Files.createTempFile("jsnode-directives", ".json");
		try {
			Files.writeString(file, DIRECTIVES);
			MBeanServer server = ManagementFactory.getPlatformMBeanServer();
			server.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "compilerDirectivesAdd",
					new Object[] { new String[] { file.toString() } }, new String[] { String[].class.getName() });
		}
		finally {
			Files.delete(file);
		}
	}

}
