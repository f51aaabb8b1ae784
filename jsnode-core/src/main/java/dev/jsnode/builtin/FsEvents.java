package dev.jsnode.builtin;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;

import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Watches directories; a file is watched through its directory. One thread, which lives
 * while something is watched, takes the system's events and hands them to the loop.
 */
public final class FsEvents {

	private final BindingContext context;

	private final RuntimeFiles files;

	private final Map<WatchKey, List<FsWatch>> watches = new ConcurrentHashMap<>();

	private @Nullable WatchService service;

	FsEvents(BindingContext context, RuntimeFiles files) {
		this.context = context;
		this.files = files;
		context.onClose(this::close);
	}

	/**
	 * Watches a path.
	 * @param listener called with "rename" or "change", and the name of what changed
	 * @return the watch
	 */
	@HostAccess.Export
	public @Nullable Object watch(String name, boolean persistent, Value listener) {
		return this.files.run(null, "watch", name, null, this.files.choose(name, (mounted) -> {
			throw CodedIoException.of("ENOSYS");
		}, () -> open(name, persistent, listener)));
	}

	private FsWatch open(String name, boolean persistent, Value listener) throws IOException {
		Path path = this.files.paths().following(name);
		path.getFileSystem().provider().checkAccess(path);
		boolean directory = Files.isDirectory(path);
		Path parent = path.getParent();
		Path watched = (directory || parent == null) ? path : parent;
		WatchKey key = service().keyOf(watched);
		FsWatch watch = new FsWatch(this, this.context, key, path, directory ? null : path.getFileName(), listener);
		this.watches.computeIfAbsent(key, (any) -> new CopyOnWriteArrayList<>()).add(watch);
		watch.start(persistent);
		return watch;
	}

	private interface Registrar {

		WatchKey keyOf(Path directory) throws IOException;

	}

	private Registrar service() throws IOException {
		WatchService current = this.service;
		if (current == null) {
			current = FileSystems.getDefault().newWatchService();
			this.service = current;
			WatchService started = current;
			Thread thread = new Thread(() -> run(started), "jsnode-watch");
			thread.setDaemon(true);
			thread.start();
		}
		WatchService target = current;
		return (directory) -> directory.register(target, StandardWatchEventKinds.ENTRY_CREATE,
				StandardWatchEventKinds.ENTRY_DELETE, StandardWatchEventKinds.ENTRY_MODIFY);
	}

	private void run(WatchService service) {
		try {
			while (true) {
				WatchKey key = service.take();
				List<WatchEvent<?>> events = key.pollEvents();
				boolean valid = key.reset();
				this.context.loop().execute(() -> deliver(key, events, valid));
			}
		}
		catch (ClosedWatchServiceException | RejectedExecutionException ex) {
			// the last watch is closed, or the runtime is
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void deliver(WatchKey key, List<WatchEvent<?>> events, boolean valid) {
		List<FsWatch> listeners = this.watches.get(key);
		if (listeners == null) {
			return;
		}
		for (WatchEvent<?> event : events) {
			if (event.context() instanceof Path name) {
				boolean change = event.kind() == StandardWatchEventKinds.ENTRY_MODIFY;
				listeners.forEach((watch) -> watch.event(change ? "change" : "rename", name));
			}
		}
		if (!valid) {
			listeners.forEach(FsWatch::gone);
		}
	}

	/** On the loop's thread. */
	void closed(FsWatch watch) throws IOException {
		List<FsWatch> others = this.watches.get(watch.key());
		if (others != null) {
			others.remove(watch);
			if (others.isEmpty()) {
				this.watches.remove(watch.key());
				watch.key().cancel();
			}
		}
		WatchService current = this.service;
		if (this.watches.isEmpty() && current != null) {
			this.service = null;
			current.close();
		}
	}

	/** What the runtime has not closed itself ends with it, and so does the thread. */
	private void close() {
		WatchService current = this.service;
		this.service = null;
		if (current != null) {
			try {
				current.close();
			}
			catch (IOException ex) {
				LoggerFactory.getLogger(FsEvents.class).warn("A watch service was not closed", ex);
			}
		}
	}

}
