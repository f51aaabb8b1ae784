package dev.jsnode.builtin;

import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.jsnode.engine.SystemException;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The calls that name a file by its path.
 */
public final class FsPaths {

	private static final LinkOption[] FOLLOW = {};

	private static final LinkOption[] NO_FOLLOW = { LinkOption.NOFOLLOW_LINKS };

	private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

	private final RuntimeFiles files;

	FsPaths(RuntimeFiles files) {
		this.files = files;
	}

	@HostAccess.Export
	public @Nullable Object access(String name, int mode, @Nullable Value callback) {
		return run(callback, "access", name, (mounted) -> {
			mounted.access(mode);
			return null;
		}, () -> {
			Path path = following(name);
			path.getFileSystem().provider().checkAccess(path, accessModes(mode));
			return null;
		});
	}

	private static AccessMode[] accessModes(int mode) {
		List<AccessMode> modes = new ArrayList<>(3);
		if ((mode & 4) != 0) {
			modes.add(AccessMode.READ);
		}
		if ((mode & 2) != 0) {
			modes.add(AccessMode.WRITE);
		}
		if ((mode & 1) != 0) {
			modes.add(AccessMode.EXECUTE);
		}
		return modes.toArray(AccessMode[]::new);
	}

	/**
	 * Whether the path leads to something, without an exception for what is missing.
	 */
	@HostAccess.Export
	public boolean exists(String name) {
		this.files.require(name);
		try {
			return this.files.choose(name, MountedPath::exists, () -> Files.exists(following(name))).call();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * The status as the bytes of 18 numbers, null for what is missing if so wished.
	 */
	@HostAccess.Export
	public @Nullable Object stat(String name, boolean bigint, boolean orNull, @Nullable Value callback) {
		return run(callback, "stat", name, (mounted) -> stat(() -> mounted.stat(bigint), orNull),
				() -> stat(following(name), bigint, orNull, FOLLOW));
	}

	@HostAccess.Export
	public @Nullable Object lstat(String name, boolean bigint, boolean orNull, @Nullable Value callback) {
		return run(callback, "lstat", name, (mounted) -> stat(() -> mounted.stat(bigint), orNull),
				() -> stat(following(name), bigint, orNull, NO_FOLLOW));
	}

	private static byte @Nullable [] stat(Path path, boolean bigint, boolean orNull, LinkOption... options)
			throws IOException {
		return stat(() -> FileStats.read(path, bigint, options), orNull);
	}

	private static byte @Nullable [] stat(IoCall<byte[]> look, boolean orNull) throws IOException {
		try {
			return look.call();
		}
		catch (IOException ex) {
			String code = FileErrors.code(ex);
			if (orNull && ("ENOENT".equals(code) || "ENOTDIR".equals(code))) {
				return null;
			}
			throw ex;
		}
	}

	@HostAccess.Export
	public @Nullable Object chmod(String name, int mode, @Nullable Value callback) {
		return run(callback, "chmod", name, () -> {
			Files.setAttribute(following(name), "unix:mode", mode & 07777);
			return null;
		});
	}

	@HostAccess.Export
	public @Nullable Object chown(String name, int uid, int gid, @Nullable Value callback) {
		return run(callback, "chown", name, () -> {
			setOwner(following(name), uid, gid);
			return null;
		});
	}

	@HostAccess.Export
	public @Nullable Object lchown(String name, int uid, int gid, @Nullable Value callback) {
		return run(callback, "lchown", name, () -> {
			setOwner(resolve(name), uid, gid, NO_FOLLOW);
			return null;
		});
	}

	/** -1 leaves an owner; with two of them the path is still looked up. */
	static void setOwner(Path path, int uid, int gid, LinkOption... options) throws IOException {
		if (uid != -1 || gid == -1) {
			Files.setAttribute(path, "unix:uid", uid, options);
		}
		if (gid != -1) {
			Files.setAttribute(path, "unix:gid", gid, options);
		}
	}

	@HostAccess.Export
	public @Nullable Object utimes(String name, double atime, double mtime, @Nullable Value callback) {
		return run(callback, "utime", name, () -> {
			setTimes(following(name), atime, mtime);
			return null;
		});
	}

	@HostAccess.Export
	public @Nullable Object lutimes(String name, double atime, double mtime, @Nullable Value callback) {
		return run(callback, "lutime", name, () -> {
			setTimes(resolve(name), atime, mtime, NO_FOLLOW);
			return null;
		});
	}

	static void setTimes(Path path, double atime, double mtime, LinkOption... options) throws IOException {
		FileTime now = FileTime.from(Instant.now());
		Files.getFileAttributeView(path, BasicFileAttributeView.class, options)
			.setTimes(time(mtime, now), time(atime, now), null);
	}

	/**
	 * Seconds with their fraction; positive infinity stands for now, NaN for "as it is".
	 */
	private static @Nullable FileTime time(double seconds, FileTime now) {
		if (Double.isNaN(seconds)) {
			return null;
		}
		if (Double.isInfinite(seconds)) {
			return now;
		}
		double whole = Math.floor(seconds);
		long micros = (long) ((seconds - whole) * 1e6);
		return FileTime.from((long) whole * 1_000_000 + micros, TimeUnit.MICROSECONDS);
	}

	@HostAccess.Export
	public @Nullable Object mkdir(String name, int mode, @Nullable Value callback) {
		return run(callback, "mkdir", name, (mounted) -> {
			throw CodedIoException.of(mounted.exists() ? "EEXIST" : "EROFS");
		}, () -> {
			makeDirectory(resolve(name), mode);
			return null;
		});
	}

	/**
	 * Makes all missing directories.
	 * @return the first that was made, null if none was
	 */
	@HostAccess.Export
	public @Nullable Object mkdirs(String name, int mode, @Nullable Value callback) {
		return run(callback, "mkdir", name, FsPaths::requireDirectories, () -> makeDirectories(resolve(name), mode));
	}

	private static @Nullable String requireDirectories(MountedPath path) throws IOException {
		if (!path.isDirectory()) {
			throw CodedIoException.of(path.exists() ? "EEXIST" : "EROFS");
		}
		return null;
	}

	private @Nullable String makeDirectories(Path path, int mode) throws IOException {
		List<Path> missing = new ArrayList<>();
		Path current = path.normalize();
		while (current != null && !Files.exists(current)) {
			missing.add(current);
			current = current.getParent();
		}
		if (current != null && !Files.isDirectory(current)) {
			throw CodedIoException.of(missing.isEmpty() ? "EEXIST" : "ENOTDIR");
		}
		String first = null;
		for (int i = missing.size() - 1; i >= 0; i--) {
			try {
				makeDirectory(missing.get(i), mode);
				first = (first != null) ? first : FilePaths.name(missing.get(i));
			}
			catch (FileAlreadyExistsException ex) {
				if (!Files.isDirectory(missing.get(i))) {
					throw ex;
				}
			}
		}
		return first;
	}

	private void makeDirectory(Path path, int mode) throws IOException {
		Files.createDirectory(path, this.files.modes().attribute(mode));
		if (this.files.modes().needsCorrection(mode)) {
			this.files.modes().correct(path, mode);
		}
	}

	/**
	 * Makes a directory with a new name.
	 * @param prefix its name but for the last six letters
	 */
	@HostAccess.Export
	public @Nullable Object mkdtemp(String prefix, @Nullable Value callback) {
		return run(callback, "mkdtemp", prefix + "XXXXXX", () -> {
			for (int i = 0; i < 100; i++) {
				String name = prefix + randomLetters();
				try {
					Files.createDirectory(resolve(name), this.files.modes().attribute(0700));
					return name;
				}
				catch (FileAlreadyExistsException ex) {
					// another name
				}
			}
			throw CodedIoException.of("EEXIST");
		});
	}

	private static String randomLetters() {
		StringBuilder letters = new StringBuilder(6);
		for (int i = 0; i < 6; i++) {
			letters.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
		}
		return letters.toString();
	}

	@HostAccess.Export
	public @Nullable Object rmdir(String name, @Nullable Value callback) {
		return run(callback, "rmdir", name, () -> {
			Path path = resolve(name);
			if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
				throw Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? CodedIoException.of("ENOTDIR") : missing(path);
			}
			Files.delete(path);
			return null;
		});
	}

	/** The error of looking at a path that is not there: ENOENT, ENOTDIR, EACCES ... */
	private static IOException missing(Path path) {
		try {
			FileModes.read(path, LinkOption.NOFOLLOW_LINKS);
			return new NoSuchFileException(path.toString());
		}
		catch (IOException ex) {
			return ex;
		}
	}

	@HostAccess.Export
	public @Nullable Object unlink(String name, @Nullable Value callback) {
		return run(callback, "unlink", name, () -> {
			Path path = slashed(name) ? following(name) : resolve(name);
			if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
				throw CodedIoException.of("EISDIR");
			}
			Files.delete(path);
			return null;
		});
	}

	/**
	 * Removes a file, or a directory and all that is in it.
	 */
	@HostAccess.Export
	public @Nullable Object remove(String name, @Nullable Value callback) {
		return run(callback, "rm", name, (mounted) -> {
			throw new SystemException("EROFS", mounted.isDirectory() ? "rmdir" : "unlink", name, null);
		}, () -> {
			FileTrees.remove(resolve(name), FilePaths.display(name));
			return null;
		});
	}

	/**
	 * Holds the loop's thread up, for a sync function that tries again.
	 */
	@HostAccess.Export
	public void pause(long millis) {
		LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
	}

	@HostAccess.Export
	public @Nullable Object rename(String name, String newName, @Nullable Value callback) {
		return this.files.run(callback, "rename", name, newName, () -> {
			Path source = resolve(name);
			Path target = resolve(newName);
			if (slashed(name) || slashed(newName)) {
				requireDirectory(source);
			}
			Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
			return null;
		});
	}

	private static void requireDirectory(Path path) throws IOException {
		if (!Files.isDirectory(path) && Files.exists(path)) {
			throw CodedIoException.of("ENOTDIR");
		}
	}

	@HostAccess.Export
	public @Nullable Object link(String name, String newName, @Nullable Value callback) {
		return this.files.run(callback, "link", name, newName, () -> {
			Files.createLink(resolve(newName), resolve(name));
			return null;
		});
	}

	/**
	 * Makes a link. Java drops a slash at the end of the target.
	 */
	@HostAccess.Export
	public @Nullable Object symlink(String target, String name, @Nullable Value callback) {
		return this.files.run(callback, "symlink", target, name, () -> {
			Files.createSymbolicLink(resolve(name), this.files.paths().target(target));
			return null;
		});
	}

	@HostAccess.Export
	public @Nullable Object readlink(String name, @Nullable Value callback) {
		return run(callback, "readlink", name, (mounted) -> {
			mounted.requireExists();
			throw CodedIoException.of("EINVAL");
		}, () -> FilePaths.name(Files.readSymbolicLink(resolve(name))));
	}

	@HostAccess.Export
	public @Nullable Object realpath(String name, @Nullable Value callback) {
		return run(callback, "realpath", name, MountedPath::realPath,
				() -> FilePaths.name(following(name).toRealPath()));
	}

	/**
	 * The real path, null where there is none: JavaScript then finds out which part of it
	 * is to blame.
	 */
	@HostAccess.Export
	public @Nullable Object realpathOrNull(String name, @Nullable Value callback) {
		return run(callback, "realpath", name, (mounted) -> realPath(mounted, name), () -> {
			try {
				return FilePaths.name(following(name).toRealPath());
			}
			catch (IOException ex) {
				return null;
			}
		});
	}

	/** On the class path there is no part to blame: the whole is missing. */
	private static String realPath(MountedPath path, String name) {
		return FileErrors.call("lstat", name, null, path::realPath);
	}

	@HostAccess.Export
	public @Nullable Object copyFile(String name, String newName, int mode, @Nullable Value callback) {
		return this.files.run(callback, "copyfile", name, newName,
				this.files.<@Nullable Object>choose(name, (mounted) -> {
					FileCopies.copy(mounted, following(newName), mode);
					return null;
				}, () -> {
					FileCopies.copy(following(name), following(newName), mode);
					return null;
				}));
	}

	/**
	 * What statfs(2) tells, as text: Java knows neither the kind of a file system nor its
	 * inodes, the system's own {@code stat} command does.
	 * @return type (hexadecimal), block size, fragment size, blocks, free and available
	 * blocks, files, free files
	 */
	@HostAccess.Export
	public @Nullable Object statfs(String name, @Nullable Value callback) {
		return run(callback, "statfs", name, (mounted) -> {
			throw CodedIoException.of("ENOSYS");
		}, () -> {
			Path path = following(name);
			path.getFileSystem().provider().checkAccess(path);
			return FileSystemStatus.read(path);
		});
	}

	private Path resolve(String name) throws IOException {
		return this.files.paths().resolve(name);
	}

	private Path following(String name) throws IOException {
		return this.files.paths().following(name);
	}

	private static boolean slashed(String name) {
		return name.length() > 1 && name.charAt(name.length() - 1) == '/';
	}

	private @Nullable Object run(@Nullable Value callback, String syscall, String name, IoCall<?> work) {
		return this.files.run(callback, syscall, name, null, work);
	}

	private <T extends @Nullable Object> @Nullable Object run(@Nullable Value callback, String syscall, String name,
			MountedCall<T> mounted, IoCall<T> onDisk) {
		return run(callback, syscall, name, this.files.choose(name, mounted, onDisk));
	}

}
