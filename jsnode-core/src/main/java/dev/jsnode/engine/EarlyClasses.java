package dev.jsnode.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Classes of the engine that are initialized before they are needed, on a thread of their
 * own. A {@code catch} that ends a runaway recursion has little stack left; a class that
 * it is the first to use, and whose initialization does not find room, is lost to the
 * whole JVM. {@code early-classes.txt} names those that common statements lost: errors
 * and their stacks, regular expressions, JSON, dates, collections, sorting.
 */
final class EarlyClasses implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(EarlyClasses.class);

	private static final String NAMES = "early-classes.txt";

	static void initialize() {
		Thread thread = new Thread(new EarlyClasses(), "jsnode-early-classes");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void run() {
		for (String name : names()) {
			try {
				Class.forName(name);
			}
			catch (ClassNotFoundException | LinkageError ex) {
				logger.debug("This version of GraalJS has no class {} to initialize", name, ex);
			}
		}
	}

	static List<String> names() {
		try (InputStream in = Objects.requireNonNull(EarlyClasses.class.getResourceAsStream(NAMES));
				BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			return reader.lines().toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read " + NAMES, ex);
		}
	}

}
