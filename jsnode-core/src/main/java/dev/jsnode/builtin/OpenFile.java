package dev.jsnode.builtin;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A file that a runtime has open. Java has no channel that reads and appends, so such a
 * file has two.
 */
final class OpenFile implements Closeable {

	/** Java copies through a direct buffer of this size, which it keeps per thread. */
	private static final int CHUNK = 1 << 20;

	private final @Nullable Path path;

	private final FileChannel channel;

	private final @Nullable FileChannel appender;

	private final boolean owned;

	private OpenFile(@Nullable Path path, FileChannel channel, @Nullable FileChannel appender, boolean owned) {
		this.path = path;
		this.channel = channel;
		this.appender = appender;
		this.owned = owned;
	}

	/**
	 * One of the JVM's own streams: closing it leaves the JVM's open.
	 */
	static OpenFile standard(FileChannel channel) {
		return new OpenFile(null, channel, null, false);
	}

	static OpenFile open(Path path, OpenFlags flags, int mode, FileModes modes) throws IOException {
		if (flags.directory() && !Files.isDirectory(path)) {
			throw Files.exists(path) ? new NotDirectoryException(path.toString()) : CodedIoException.of("ENOENT");
		}
		boolean correct = flags.creates() && modes.needsCorrection(mode) && !Files.exists(path);
		if (flags.creates() && !flags.writes()) {
			create(path, flags, mode, modes);
		}
		FileChannel channel = FileChannel.open(path, flags.options(), modes.attribute(mode));
		try {
			if (correct) {
				modes.correct(path, mode);
			}
			if (!flags.appends()) {
				return new OpenFile(path, channel, null, true);
			}
			FileChannel appender = FileChannel.open(path, flags.appending());
			if (flags.reads()) {
				return new OpenFile(path, channel, appender, true);
			}
			channel.close();
			return new OpenFile(path, appender, null, true);
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	private static void create(Path path, OpenFlags flags, int mode, FileModes modes) throws IOException {
		if (flags.exclusive() || !Files.exists(path)) {
			FileChannel.open(path, flags.creating(), modes.attribute(mode)).close();
		}
	}

	/**
	 * Reads as read(2), with a position as pread(2).
	 * @param position where to read, negative: at the file's own position
	 * @return the number of bytes read, 0 at the end
	 */
	int read(byte[] bytes, int offset, int length, long position) throws IOException {
		int done = 0;
		while (done < length) {
			int size = Math.min(CHUNK, length - done);
			ByteBuffer target = ByteBuffer.wrap(bytes, offset + done, size);
			int count = (position < 0) ? this.channel.read(target) : this.channel.read(target, position + done);
			if (count > 0) {
				done += count;
			}
			if (count < size) {
				break;
			}
		}
		return done;
	}

	/**
	 * Writes as write(2), with a position as pwrite(2).
	 */
	int write(byte[] bytes, int offset, int length, long position) throws IOException {
		FileChannel target = (this.appender != null) ? this.appender : this.channel;
		int done = 0;
		while (done < length) {
			ByteBuffer source = ByteBuffer.wrap(bytes, offset + done, Math.min(CHUNK, length - done));
			int count = (position < 0) ? target.write(source) : target.write(source, position + done);
			if (count == 0) {
				break;
			}
			done += count;
		}
		if (done == 0 && length > 0) {
			throw CodedIoException.of("EAGAIN");
		}
		if (this.appender != null && position < 0) {
			this.channel.position(this.channel.size());
		}
		return done;
	}

	/**
	 * Writes all of it, however many calls it takes.
	 */
	void writeFully(byte[] bytes, int offset, int length) throws IOException {
		int done = 0;
		while (done < length) {
			done += write(bytes, offset + done, length - done, -1);
		}
	}

	void truncate(long length) throws IOException {
		long size = this.channel.size();
		if (length < size) {
			long position = this.channel.position();
			this.channel.truncate(length);
			// Java moves the position back to the new end, the system does not
			this.channel.position(position);
		}
		else if (length > size) {
			grow(length);
		}
	}

	/** Java's channels only shrink files: setLength on the same open file grows them. */
	private void grow(long length) throws IOException {
		Path link = SystemDescriptors.link(SystemDescriptors.number(this.channel));
		if (link != null) {
			try (RandomAccessFile file = new RandomAccessFile(link.toFile(), "rw")) {
				file.setLength(length);
				return;
			}
			catch (IOException ex) {
				// its mode forbids a second open: write its last byte
			}
		}
		this.channel.write(ByteBuffer.wrap(new byte[1]), length - 1);
	}

	void sync(boolean metaData) throws IOException {
		this.channel.force(metaData);
	}

	long size() throws IOException {
		return this.channel.size();
	}

	/**
	 * The path by which attributes of this open file are read and set: the descriptor
	 * itself, or, where the system has no such thing, the path that was opened.
	 */
	Path attributesPath() throws IOException {
		Path link = SystemDescriptors.link(systemNumber());
		if (link != null) {
			return link;
		}
		if (this.path == null) {
			throw CodedIoException.of("ENOSYS");
		}
		return this.path;
	}

	private int systemNumber() {
		return SystemDescriptors.number(this.channel);
	}

	@Override
	public void close() throws IOException {
		if (!this.owned) {
			return;
		}
		if (!this.channel.isOpen()) {
			throw new FileSystemException(String.valueOf(this.path), null, "Bad file descriptor");
		}
		try (FileChannel first = this.channel; FileChannel second = this.appender) {
			// closes both
		}
	}

}
