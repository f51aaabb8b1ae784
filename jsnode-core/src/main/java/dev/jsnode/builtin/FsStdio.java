package dev.jsnode.builtin;

import java.io.IOException;
import java.nio.file.Path;

import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * What the standard streams and {@code tty} need to know of descriptors.
 */
public final class FsStdio {

	private static final int TYPE = 0170000;

	private static final int FIFO = 0010000;

	private static final int SOCKET = 0140000;

	private final BindingContext context;

	private final RuntimeFiles files;

	FsStdio(BindingContext context, RuntimeFiles files) {
		this.context = context;
		this.files = files;
	}

	/**
	 * What is behind a descriptor.
	 * @return TTY, PIPE (also sockets), FILE, UNKNOWN (a stream of the host) or INVALID
	 */
	@HostAccess.Export
	public String guessHandleType(int fd) {
		Path path;
		try {
			OpenFile file = this.files.table().get(fd);
			if (file instanceof StreamFile) {
				return "UNKNOWN";
			}
			if (file instanceof MountedFile) {
				return "FILE";
			}
			path = file.attributesPath();
			if (Terminal.of(path) != null) {
				return "TTY";
			}
			int type = FileModes.read(path) & TYPE;
			return (type == FIFO || type == SOCKET) ? "PIPE" : "FILE";
		}
		catch (IOException ex) {
			return "INVALID";
		}
	}

	/**
	 * Columns and rows of the terminal, null where it does not tell.
	 */
	@HostAccess.Export
	public int @Nullable [] windowSize(int fd) {
		Terminal terminal = terminal(fd);
		return (terminal != null) ? terminal.size() : null;
	}

	/**
	 * Whether the terminal took the mode.
	 */
	@HostAccess.Export
	public boolean setRawMode(int fd, boolean raw) {
		Terminal terminal = terminal(fd);
		return terminal != null && terminal.raw(raw);
	}

	/**
	 * What children get for the files of this runtime.
	 */
	ChildDescriptors descriptors() {
		return new ChildDescriptors(this.files);
	}

	private @Nullable Terminal terminal(int fd) {
		try {
			return Terminal.of(this.files.table().get(fd).attributesPath());
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * A reader of a descriptor that may block for ever, such as a terminal: it has a
	 * thread of its own and takes none of the pool's.
	 * @param type the handle's name
	 * @param listener called with an error, or with null and an {@code ArrayBuffer},
	 * which is null at the end
	 */
	@HostAccess.Export
	public BlockingReader reader(int fd, String type, Value listener) {
		return new BlockingReader(this.context, this.files, fd, type, listener);
	}

}
