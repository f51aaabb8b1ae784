package dev.jsnode.boot.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.jsnode.NodeException;
import dev.jsnode.NodeRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * Gives runtimes new lives when their files change, while the application runs. The next
 * life is kept ready, from when the application is: until then the processors are wanted
 * elsewhere.
 */
public final class RuntimeReloader implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {

	private static final Logger logger = LoggerFactory.getLogger(RuntimeReloader.class);

	/** Names in a log message at most. */
	private static final int MAX_NAMES = 5;

	private final Collection<WatchedRuntime> runtimes;

	private final Duration drain;

	private final List<FolderWatcher> watchers = new ArrayList<>();

	private volatile boolean running;

	/**
	 * Create a reloader.
	 * @param runtimes the runtimes and where their files are
	 * @param drain how long a former life may take to finish what it has begun
	 */
	public RuntimeReloader(Collection<WatchedRuntime> runtimes, Duration drain) {
		this.runtimes = List.copyOf(runtimes);
		this.drain = drain;
	}

	@Override
	public void start() {
		for (WatchedRuntime watched : this.runtimes) {
			FolderWatcher watcher = new FolderWatcher(watched.runtime().name() + "-watch", watched.folders(),
					watched.excludes(), (changes) -> reload(watched, changes));
			watcher.start();
			this.watchers.add(watcher);
			logger.info("JavaScript of runtime '{}' is reloaded when it changes in {}", watched.runtime().name(),
					watched.folders());
		}
		this.running = true;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		this.runtimes.forEach((watched) -> watched.runtime().prepareReload());
	}

	@Override
	public void stop() {
		this.watchers.forEach(FolderWatcher::close);
		this.watchers.clear();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void reload(WatchedRuntime watched, Set<Path> changes) {
		NodeRuntime runtime = watched.runtime();
		long start = System.nanoTime();
		try {
			runtime.reload(this.drain);
			logger.info("Runtime '{}' was reloaded in {} ms; changed: {}", runtime.name(),
					(System.nanoTime() - start) / 1_000_000, names(watched, changes));
		}
		catch (NodeException ex) {
			String stack = ex.getJsStack();
			logger.error("Runtime '{}' was not reloaded, the former JavaScript goes on; changed: {}\n{}",
					runtime.name(), names(watched, changes), (stack != null) ? stack : ex.getMessage());
		}
		finally {
			runtime.prepareReload();
		}
	}

	private static String names(WatchedRuntime watched, Set<Path> changes) {
		String names = changes.stream().limit(MAX_NAMES).map(watched::nameOf).collect(Collectors.joining(", "));
		return (changes.size() > MAX_NAMES) ? names + " and " + (changes.size() - MAX_NAMES) + " more" : names;
	}

}
