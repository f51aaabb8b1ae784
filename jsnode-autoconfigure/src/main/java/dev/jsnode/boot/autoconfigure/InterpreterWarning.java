package dev.jsnode.boot.autoconfigure;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.jsnode.engine.EngineHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once in the life of a JVM that JavaScript is interpreted and what to do about it.
 */
final class InterpreterWarning {

	private static final Logger logger = LoggerFactory.getLogger("dev.jsnode.jit");

	private static final int JIT_RELEASE = 25;

	private static final AtomicBoolean given = new AtomicBoolean();

	private InterpreterWarning() {
	}

	static void giveOnce() {
		if (!EngineHolder.isJit() && given.compareAndSet(false, true)) {
			logger.warn(text(Runtime.version().feature()));
		}
	}

	/**
	 * As in a JVM that has just started.
	 */
	static void reset() {
		given.set(false);
	}

	static String text(int release) {
		String fact = "JavaScript is interpreted here, about 5 to 15 times slower than compiled. ";
		if (release < JIT_RELEASE) {
			return fact + "On a JDK 25 it can be compiled; this is JDK " + release + ".";
		}
		return fact + "To compile it: java -Djarmode=jsnode -jar app.jar extract, then java @jit/jvm.args -jar app.jar";
	}

}
