package dev.jsnode.builtin;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.WatchKey;

import dev.jsnode.loop.Handle;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * One watched file or directory. Used on the loop's thread only.
 */
public final class FsWatch {

	private final FsEvents events;

	private final BindingContext context;

	private final WatchKey key;

	private final Path path;

	private final @Nullable Path only;

	private final Value listener;

	private final Handle handle;

	FsWatch(FsEvents events, BindingContext context, WatchKey key, Path path, @Nullable Path only, Value listener) {
		this.events = events;
		this.context = context;
		this.key = key;
		this.path = path;
		this.only = only;
		this.listener = listener;
		this.handle = context.loop().handle("FSEventWrap");
	}

	void start(boolean persistent) {
		if (!persistent) {
			this.handle.unref();
		}
	}

	WatchKey key() {
		return this.key;
	}

	void event(String type, Path name) {
		if (this.handle.isClosed() || (this.only != null && !this.only.equals(name))) {
			return;
		}
		this.context.call(this.listener, type, FilePaths.lastName(((Path) this.key.watchable()).resolve(name)));
	}

	/** The watched directory itself was removed. */
	void gone() {
		if (!this.handle.isClosed() && this.only == null) {
			this.context.call(this.listener, "rename", FilePaths.lastName(this.path));
		}
	}

	@HostAccess.Export
	public void close() throws IOException {
		if (!this.handle.isClosed()) {
			this.handle.close();
			this.events.closed(this);
		}
	}

	@HostAccess.Export
	public void ref() {
		this.handle.ref();
	}

	@HostAccess.Export
	public void unref() {
		this.handle.unref();
	}

	@HostAccess.Export
	public boolean hasRef() {
		return this.handle.hasRef();
	}

}
