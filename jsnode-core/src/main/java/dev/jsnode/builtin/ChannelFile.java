package dev.jsnode.builtin;

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
final class ChannelFile implements OpenFile {

	/** Java copies through a direct buffer of this size, which it keeps per thread. */
	private static final int CHUNK = 1 << 20;

	private final @Nullable Path path;

	private final FileChannel channel;

	private final @Nullable FileChannel appender;

	private final boolean owned;

	private ChannelFile(@Nullable Path path, FileChannel channel, @Nullable FileChannel appender, boolean owned) {
		this.path = path;
		this.channel = channel;
		this.appender = appender;
		this.owned = owned;
	}

	/**
	 * One of the JVM's own streams: closing it leaves the JVM's open.
	 */
	static OpenFile standard(FileChannel channel) {
		return new ChannelFile(null, channel, null, false);
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
				return new ChannelFile(path, channel, null, true);
			}
			FileChannel appender = FileChannel.open(path, flags.appending());
			if (flags.reads()) {
				return new ChannelFile(path, channel, appender, true);
			}
			channel.close();
			return new ChannelFile(path, appender, null, true);
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

	@Override
	public int read(byte[] bytes, int offset, int length, long position) throws IOException {
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

	@Override
	public int write(byte[] bytes, int offset, int length, long position) throws IOException {
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

	@Override
	public void truncate(long length) throws IOException {
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

	@Override
	public void sync(boolean metaData) throws IOException {
		this.channel.force(metaData);
	}

	@Override
	public long size() throws IOException {
		return this.channel.size();
	}

	@Override
	public Path attributesPath() throws IOException {
		Path link = SystemDescriptors.link(systemNumber());
		if (link != null) {
			return link;
		}
		if (this.path == null) {
			throw CodedIoException.of("ENOSYS");
		}
		return this.path;
	}

	@Override
	public int systemNumber() {
		return SystemDescriptors.number((this.appender != null) ? this.appender : this.channel);
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
