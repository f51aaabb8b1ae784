package dev.jsnode.builtin;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * What all file bindings of one runtime share: its open files, its working directory and
 * its umask.
 */
final class RuntimeFiles {

	private static final String REQUEST = "FSReqCallback";

	private final BindingContext context;

	private final FileDescriptorTable table;

	private final FileModes modes = new FileModes();

	private final MountedPaths mounts;

	private final FilePaths paths;

	private final FileGuard guard;

	RuntimeFiles(BindingContext context) {
		this.context = context;
		this.table = new FileDescriptorTable(context.options().stdio(), context.stdio());
		this.mounts = new MountedPaths(context.files(), () -> context.cwd().toString());
		this.paths = new FilePaths(() -> context.cwd().toString(), this.mounts);
		this.guard = new FileGuard(context.guard(), this.paths, this.mounts);
		context.onClose(this.table::closeAll);
	}

	FileDescriptorTable table() {
		return this.table;
	}

	FileModes modes() {
		return this.modes;
	}

	FilePaths paths() {
		return this.paths;
	}

	FileGuard guard() {
		return this.guard;
	}

	MountedPaths mounts() {
		return this.mounts;
	}

	/**
	 * Runs a system call that has a path: now without a callback, else on the thread
	 * pool.
	 */
	@Nullable Object run(@Nullable Value callback, String syscall, @Nullable String path, @Nullable String dest, IoCall<?> work) {
		String shownPath = (path != null) ? FilePaths.display(path) : null;
		String shownDest = (dest != null) ? FilePaths.display(dest) : null;
		FileAccess access = this.guard.isEnforced() ? FileAccess.of(syscall) : null;
		if (access != null && access.atOnce()) {
			this.context.run(REQUEST, null, () -> {
				this.guard.check(syscall, path, dest);
				return null;
			});
		}
		Value function = (callback == null || callback.isNull()) ? null : callback;
		return this.context.run(REQUEST, function, () -> {
			this.guard.check(syscall, path, dest);
			return FileErrors.call(syscall, shownPath, shownDest, work);
		});
	}

	/**
	 * Throws to JavaScript where the path may not be read. On the loop's thread.
	 */
	void require(String name) {
		if (this.guard.isEnforced()) {
			this.context.run(REQUEST, null, () -> {
				this.guard.checkRead(name);
				return null;
			});
		}
	}

	/**
	 * The work of a call that can do something with the class path, too. All others need
	 * no choice: {@link FilePaths#resolve} finds the class path read-only.
	 */
	<T extends @Nullable Object> IoCall<T> choose(String name, MountedCall<T> mounted, IoCall<T> onDisk) {
		MountedPath path = this.mounts.find(name);
		return (path != null) ? () -> mounted.call(path) : onDisk;
	}

}
