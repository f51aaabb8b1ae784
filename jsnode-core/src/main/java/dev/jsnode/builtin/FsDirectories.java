package dev.jsnode.builtin;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Lists directories, at once or through a handle. Names cross the border as one text,
 * parted by slashes; where types are asked for, each name begins with the digit of its
 * type (libuv's).
 */
public final class FsDirectories {

	private static final char FILE = '1';

	private static final char DIRECTORY = '2';

	private static final char LINK = '3';

	private final RuntimeFiles files;

	private final Map<Integer, OpenDirectory> open = new ConcurrentHashMap<>();

	private final AtomicInteger next = new AtomicInteger();

	FsDirectories(RuntimeFiles files) {
		this.files = files;
	}

	/**
	 * All names, sorted by their bytes as libuv does.
	 */
	@HostAccess.Export
	public @Nullable Object readdir(String name, boolean types, @Nullable Value callback) {
		return this.files.run(callback, "scandir", name, null,
				this.files.choose(name, (mounted) -> join(names(mounted, types)), () -> join(names(name, types))));
	}

	private List<String> names(String name, boolean types) throws IOException {
		List<Path> entries = new ArrayList<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(this.files.paths().following(name))) {
			stream.forEach(entries::add);
		}
		catch (DirectoryIteratorException ex) {
			throw ex.getCause();
		}
		Collections.sort(entries);
		return entries.stream().map(types ? FsDirectories::typedName : FilePaths::lastName).toList();
	}

	private static List<String> names(MountedPath path, boolean types) throws IOException {
		List<String> names = path.list();
		return types ? names.stream().map((name) -> typedName(path, name)).toList() : names;
	}

	/**
	 * Opens a directory.
	 * @param anonymous whether errors leave out the path, as those of Node's opendirSync
	 * do
	 * @return its handle
	 */
	@HostAccess.Export
	public @Nullable Object opendir(String name, boolean anonymous, @Nullable Value callback) {
		return this.files.run(callback, "opendir", anonymous ? null : name, null, this.files.choose(name,
				(mounted) -> open(OpenDirectory.of(names(mounted, true))), () -> openOnDisk(name)));
	}

	private int openOnDisk(String name) throws IOException {
		this.files.guard().checkRead(name);
		return open(OpenDirectory.of(Files.newDirectoryStream(this.files.paths().following(name))));
	}

	private int open(OpenDirectory directory) {
		int handle = this.next.incrementAndGet();
		this.open.put(handle, directory);
		return handle;
	}

	/**
	 * The next names with their types.
	 * @param count how many at most
	 * @return null at the end
	 */
	@HostAccess.Export
	public @Nullable Object read(int handle, int count, @Nullable Value callback) {
		return this.files.run(callback, "scandir", null, null, () -> get(handle).read(count));
	}

	@HostAccess.Export
	public @Nullable Object close(int handle, @Nullable Value callback) {
		return this.files.run(callback, "closedir", null, null, () -> {
			get(handle).stream.close();
			this.open.remove(handle);
			return null;
		});
	}

	private OpenDirectory get(int handle) throws IOException {
		OpenDirectory directory = this.open.get(handle);
		if (directory == null) {
			throw CodedIoException.of("EBADF");
		}
		return directory;
	}

	private static String join(List<String> names) {
		return String.join("/", names);
	}

	private static String typedName(Path entry) {
		return type(entry) + FilePaths.lastName(entry);
	}

	private static String typedName(MountedPath directory, String name) {
		return (directory.child(name).isDirectory() ? DIRECTORY : FILE) + name;
	}

	private static char type(Path path) {
		try {
			BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class,
					LinkOption.NOFOLLOW_LINKS);
			if (attributes.isRegularFile()) {
				return FILE;
			}
			if (attributes.isDirectory()) {
				return DIRECTORY;
			}
			return attributes.isSymbolicLink() ? LINK : specialType(path);
		}
		catch (IOException ex) {
			return '0';
		}
	}

	private static char specialType(Path path) throws IOException {
		return switch (FileModes.read(path, LinkOption.NOFOLLOW_LINKS) & 0170000) {
			case 0010000 -> '4';
			case 0140000 -> '5';
			case 0020000 -> '6';
			case 0060000 -> '7';
			default -> '0';
		};
	}

	private record OpenDirectory(Closeable stream, Iterator<String> typedNames) {

		static OpenDirectory of(DirectoryStream<Path> stream) {
			return new OpenDirectory(stream,
					StreamSupport.stream(stream.spliterator(), false).map(FsDirectories::typedName).iterator());
		}

		static OpenDirectory of(List<String> typedNames) {
			return new OpenDirectory(() -> {
			}, typedNames.iterator());
		}

		synchronized @Nullable String read(int count) throws IOException {
			try {
				List<String> next = new ArrayList<>();
				while (next.size() < count && this.typedNames.hasNext()) {
					next.add(this.typedNames.next());
				}
				return next.isEmpty() ? null : join(next);
			}
			catch (DirectoryIteratorException ex) {
				throw ex.getCause();
			}
		}

	}

}
