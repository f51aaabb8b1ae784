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

	private final FilePaths paths;

	RuntimeFiles(BindingContext context) {
		this.context = context;
		this.table = new FileDescriptorTable(context.options().stdio(), context.stdio());
		this.paths = new FilePaths(() -> context.cwd().toString());
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

}
