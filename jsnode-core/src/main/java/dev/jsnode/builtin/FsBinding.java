package dev.jsnode.builtin;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import dev.jsnode.engine.CodedException;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Open files and whole files. Every call takes a callback at its end: without one it
 * works at once, on the loop's thread, as Node's sync functions do.
 */
public final class FsBinding {

	private static final long MAX_FILE = Integer.MAX_VALUE;

	private static final int CHUNK = 1 << 16;

	private final BindingContext context;

	private final RuntimeFiles files;

	private final FsPaths paths;

	private final FsDirectories directories;

	private final FsEvents events;

	private final FsStdio stdio;

	FsBinding(BindingContext context) {
		this.context = context;
		this.files = new RuntimeFiles(context);
		this.paths = new FsPaths(this.files);
		this.directories = new FsDirectories(this.files);
		this.events = new FsEvents(context, this.files);
		this.stdio = new FsStdio(context, this.files);
	}

	@HostAccess.Export
	public FsPaths paths() {
		return this.paths;
	}

	@HostAccess.Export
	public FsDirectories directories() {
		return this.directories;
	}

	@HostAccess.Export
	public FsStdio stdio() {
		return this.stdio;
	}

	@HostAccess.Export
	public FsEvents events() {
		return this.events;
	}

	/**
	 * What a path is, without an exception for the many that are missing.
	 * @return 0 a file (or anything else), 1 a directory, -2 missing
	 */
	@HostAccess.Export
	public int internalModuleStat(String name) {
		try {
			if (name.indexOf('\0') >= 0) {
				return -2;
			}
			return this.files.choose(name, FsBinding::moduleStat, () -> moduleStat(this.files.paths().following(name)))
				.call();
		}
		catch (IOException ex) {
			return -2;
		}
	}

	private static int moduleStat(Path path) {
		File file = path.toFile();
		if (file.isFile()) {
			return 0;
		}
		if (file.isDirectory()) {
			return 1;
		}
		return file.exists() ? 0 : -2;
	}

	private static int moduleStat(MountedPath path) {
		if (path.isDirectory()) {
			return 1;
		}
		return path.exists() ? 0 : -2;
	}

	@HostAccess.Export
	public @Nullable Object open(String name, int flags, int mode, @Nullable Value callback) {
		return run(callback, "open", name, () -> open(name, flags, mode));
	}

	private int open(String name, int flags, int mode) throws IOException {
		if (name.length() > 1 && name.endsWith("/") && new OpenFlags(flags).creates()) {
			throw CodedIoException.of("EISDIR");
		}
		return this.files.table().put(openFile(name, flags, mode));
	}

	private OpenFile openFile(String name, int flags, int mode) throws IOException {
		OpenFlags how = new OpenFlags(flags);
		this.files.guard().checkOpen(name, how);
		return this.files
			.choose(name, (mounted) -> mounted.open(how),
					() -> ChannelFile.open(this.files.paths().following(name), how, mode, this.files.modes()))
			.call();
	}

	@HostAccess.Export
	public @Nullable Object close(int fd, @Nullable Value callback) {
		return run(callback, "close", null, () -> {
			this.files.table().remove(fd).close();
			return null;
		});
	}

	@HostAccess.Export
	public @Nullable Object read(int fd, Value buffer, int offset, int length, long position,
			@Nullable Value callback) {
		byte[] bytes = this.context.bytes(buffer);
		return run(callback, "read", null, () -> this.files.table().get(fd).read(bytes, offset, length, position));
	}

	@HostAccess.Export
	public @Nullable Object write(int fd, Value buffer, int offset, int length, long position,
			@Nullable Value callback) {
		byte[] bytes = this.context.bytes(buffer);
		return run(callback, "write", null, () -> this.files.table().get(fd).write(bytes, offset, length, position));
	}

	/**
	 * Reads into several buffers.
	 * @param parts buffer, offset and length of each, one after the other
	 */
	@HostAccess.Export
	public @Nullable Object readv(int fd, Value parts, long position, @Nullable Value callback) {
		Part[] targets = parts(parts);
		return run(callback, "read", null, () -> readv(this.files.table().get(fd), targets, position));
	}

	private static long readv(OpenFile file, Part[] targets, long position) throws IOException {
		long done = 0;
		for (Part part : targets) {
			int count = file.read(part.bytes(), part.offset(), part.length(), (position < 0) ? -1 : position + done);
			done += count;
			if (count < part.length()) {
				break;
			}
		}
		return done;
	}

	@HostAccess.Export
	public @Nullable Object writev(int fd, Value parts, long position, @Nullable Value callback) {
		Part[] sources = parts(parts);
		return run(callback, "write", null, () -> writev(this.files.table().get(fd), sources, position));
	}

	private static long writev(OpenFile file, Part[] sources, long position) throws IOException {
		long done = 0;
		for (Part part : sources) {
			int count = file.write(part.bytes(), part.offset(), part.length(), (position < 0) ? -1 : position + done);
			done += count;
			if (count < part.length()) {
				break;
			}
		}
		return done;
	}

	private Part[] parts(Value parts) {
		Part[] result = new Part[(int) parts.getArraySize() / 3];
		for (int i = 0; i < result.length; i++) {
			result[i] = new Part(this.context.bytes(parts.getArrayElement(i * 3L)),
					parts.getArrayElement(i * 3L + 1).asInt(), parts.getArrayElement(i * 3L + 2).asInt());
		}
		return result;
	}

	@HostAccess.Export
	public @Nullable Object fsync(int fd, boolean metaData, @Nullable Value callback) {
		return run(callback, metaData ? "fsync" : "fdatasync", null, () -> {
			OpenFile file = this.files.table().get(fd);
			this.files.guard().checkDescriptor(metaData ? "fsync" : "fdatasync", file);
			file.sync(metaData);
			return null;
		});
	}

	@HostAccess.Export
	public @Nullable Object ftruncate(int fd, long length, @Nullable Value callback) {
		return run(callback, "ftruncate", null, () -> {
			this.files.table().get(fd).truncate(length);
			return null;
		});
	}

	@HostAccess.Export
	public @Nullable Object fstat(int fd, boolean bigint, @Nullable Value callback) {
		return run(callback, "fstat", null, () -> this.files.table().get(fd).stat(bigint));
	}

	@HostAccess.Export
	public @Nullable Object fchmod(int fd, int mode, @Nullable Value callback) {
		return run(callback, "fchmod", null, () -> {
			Files.setAttribute(changed("fchmod", fd), "unix:mode", mode & 07777);
			return null;
		});
	}

	@HostAccess.Export
	public @Nullable Object fchown(int fd, int uid, int gid, @Nullable Value callback) {
		return run(callback, "fchown", null, () -> {
			FsPaths.setOwner(changed("fchown", fd), uid, gid);
			return null;
		});
	}

	@HostAccess.Export
	public @Nullable Object futimes(int fd, double atime, double mtime, @Nullable Value callback) {
		return run(callback, "futime", null, () -> {
			FsPaths.setTimes(changed("futimes", fd), atime, mtime);
			return null;
		});
	}

	private Path changed(String function, int fd) throws IOException {
		OpenFile file = this.files.table().get(fd);
		this.files.guard().checkDescriptor(function, file);
		return file.attributesPath();
	}

	/**
	 * The content of a file as an {@code ArrayBuffer}.
	 */
	@HostAccess.Export
	public @Nullable Object readFile(String name, int flags, @Nullable Value callback) {
		return run(callback, "open", name, () -> content(name, flags));
	}

	/**
	 * What is left to read of an open file as an {@code ArrayBuffer}.
	 * @param syscall the call that finds a closed file first
	 */
	@HostAccess.Export
	public @Nullable Object readRest(int fd, String syscall, @Nullable Value callback) {
		return run(callback, syscall, null, () -> content(this.files.table().get(fd)));
	}

	/**
	 * The text of a file; what is no UTF-8 becomes U+FFFD.
	 */
	@HostAccess.Export
	public @Nullable Object readFileUtf8(String name) {
		return run(null, "open", name, () -> new String(content(name, 0), StandardCharsets.UTF_8));
	}

	private byte[] content(String name, int flags) throws IOException {
		try (OpenFile file = openFile(name, flags, 0666)) {
			return content(file);
		}
	}

	private static byte[] content(OpenFile file) throws IOException {
		try {
			long size = file.size();
			if (size > MAX_FILE) {
				throw new CodedException("RangeError", "ERR_FS_FILE_TOO_LARGE",
						"File size (" + size + ") is greater than 2 GiB");
			}
			byte[] bytes = new byte[Math.max((int) size, 512)];
			int done = 0;
			while (true) {
				int count = file.read(bytes, done, Math.min(bytes.length - done, CHUNK * 16), -1);
				if (count <= 0) {
					break;
				}
				done += count;
				if (done == bytes.length) {
					byte[] more = new byte[1 << 13];
					int extra = file.read(more, 0, more.length, -1);
					if (extra <= 0) {
						break;
					}
					bytes = Arrays.copyOf(bytes, Math.max(done + (done >> 1), done + CHUNK));
					System.arraycopy(more, 0, bytes, done, extra);
					done += extra;
				}
			}
			return (done == bytes.length) ? bytes : Arrays.copyOf(bytes, done);
		}
		catch (IOException ex) {
			throw CodedIoException.of(FileErrors.code(ex), "read");
		}
	}

	/**
	 * Writes a whole file: opens, writes, perhaps flushes, closes.
	 */
	@HostAccess.Export
	public @Nullable Object writeFile(String name, int flags, int mode, Value buffer, int offset, int length,
			boolean flush, @Nullable Value callback) {
		byte[] bytes = this.context.bytes(buffer);
		return run(callback, "open", name, () -> {
			try (OpenFile file = openFile(name, flags, mode)) {
				write(file, bytes, offset, length, flush);
			}
			return null;
		});
	}

	private static void write(OpenFile file, byte[] bytes, int offset, int length, boolean flush) throws IOException {
		try {
			file.writeFully(bytes, offset, length);
			if (flush) {
				file.sync(true);
			}
		}
		catch (IOException ex) {
			throw CodedIoException.of(FileErrors.code(ex), "write");
		}
	}

	/**
	 * The runtime's umask; a negative value leaves it.
	 * @return the umask until now
	 */
	@HostAccess.Export
	public int umask(int value) {
		int old = this.files.modes().umask();
		if (value >= 0) {
			this.files.modes().umask(value);
		}
		return old;
	}

	private @Nullable Object run(@Nullable Value callback, String syscall, @Nullable String name, IoCall<?> work) {
		return this.files.run(callback, syscall, name, null, work);
	}

	private record Part(byte[] bytes, int offset, int length) {

	}

}
