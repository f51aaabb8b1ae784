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

	RuntimeFiles(BindingContext context) {
		this.context = context;
		this.table = new FileDescriptorTable(context.options().stdio(), context.stdio());
		this.mounts = new MountedPaths(context.files(), () -> context.cwd().toString());
		this.paths = new FilePaths(() -> context.cwd().toString(), this.mounts);
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
		Value function = (callback == null || callback.isNull()) ? null : callback;
		return this.context.run(REQUEST, function, () -> FileErrors.call(syscall, shownPath, shownDest, work));
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
