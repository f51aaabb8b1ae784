package dev.jsnode.boot.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.PatternMatchUtils;

/**
 * Tells of changed files. The folders are looked through at intervals, which works
 * everywhere, mounted folders of containers included; changes that come together are told
 * together, once nothing has changed for one interval.
 */
final class FolderWatcher implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(FolderWatcher.class);

	/** An interval is at least this, and ten times what looking takes. */
	private static final Duration MIN_INTERVAL = Duration.ofMillis(50);

	private static final int INTERVAL_FACTOR = 10;

	private final List<Path> folders;

	private final String[] excludes;

	private final Consumer<Set<Path>> listener;

	private final Thread thread;

	/** What has been told of. */
	@SuppressWarnings("NullAway.Init")
	private volatile FolderScan known;

	private volatile long scanNanos;

	private volatile boolean closed;

	/**
	 * Create a watcher.
	 * @param name the name of its thread
	 * @param folders where to look
	 * @param excludes names of files and folders to pass by, {@code *} standing for any
	 * letters
	 * @param listener called on the watcher's thread; while it is busy nothing is missed
	 */
	FolderWatcher(String name, Collection<Path> folders, Collection<String> excludes, Consumer<Set<Path>> listener) {
		this.folders = List.copyOf(folders);
		this.excludes = excludes.toArray(String[]::new);
		this.listener = listener;
		this.thread = new Thread(null, this::run, name);
		this.thread.setDaemon(true);
	}

	/**
	 * Tell of what changes from now on.
	 */
	void start() {
		this.known = scan();
		this.thread.start();
	}

	@Override
	public void close() {
		this.closed = true;
		this.thread.interrupt();
	}

	private void run() {
		try {
			while (!this.closed) {
				pause();
				FolderScan latest = scan();
				if (!latest.changesSince(this.known).isEmpty()) {
					tell(settled(latest));
				}
			}
		}
		catch (InterruptedException ex) {
			// Closed.
		}
	}

	private FolderScan settled(FolderScan changed) throws InterruptedException {
		FolderScan latest = changed;
		FolderScan before;
		do {
			before = latest;
			pause();
			latest = scan();
		}
		while (!latest.changesSince(before).isEmpty());
		return latest;
	}

	private void tell(FolderScan latest) {
		Set<Path> changes = latest.changesSince(this.known);
		this.known = latest;
		if (changes.isEmpty() || this.closed) {
			return;
		}
		try {
			this.listener.accept(changes);
		}
		catch (RuntimeException ex) {
			logger.error("Changed files could not be taken over", ex);
		}
	}

	private FolderScan scan() {
		long start = System.nanoTime();
		FolderScan scan = FolderScan.of(this.folders, (name) -> PatternMatchUtils.simpleMatch(this.excludes, name));
		this.scanNanos = System.nanoTime() - start;
		return scan;
	}

	private void pause() throws InterruptedException {
		Thread.sleep(Math.max(MIN_INTERVAL.toMillis(), this.scanNanos * INTERVAL_FACTOR / 1_000_000));
	}

}
