package dev.jsnode.builtin;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A file or directory of the class path that a runtime has open. It holds the file's
 * content: an entry of a jar can only be read from its beginning.
 */
final class MountedFile implements OpenFile {

	private final MountedPath path;

	private final byte @Nullable [] content;

	private int position;

	private MountedFile(MountedPath path, byte @Nullable [] content) {
		this.path = path;
		this.content = content;
	}

	static OpenFile file(MountedPath path, byte[] content) {
		return new MountedFile(path, content);
	}

	static OpenFile directory(MountedPath path) {
		return new MountedFile(path, null);
	}

	@Override
	public synchronized int read(byte[] bytes, int offset, int length, long position) throws IOException {
		if (this.content == null) {
			throw CodedIoException.of("EISDIR");
		}
		int start = (position < 0) ? this.position : (int) Math.min(position, this.content.length);
		int count = Math.min(length, this.content.length - start);
		System.arraycopy(this.content, start, bytes, offset, count);
		if (position < 0) {
			this.position += count;
		}
		return count;
	}

	/** It was opened for reading, there is no other way. */
	@Override
	public int write(byte[] bytes, int offset, int length, long position) throws IOException {
		throw CodedIoException.of("EBADF");
	}

	@Override
	public void truncate(long length) throws IOException {
		throw CodedIoException.of("EINVAL");
	}

	@Override
	public void sync(boolean metaData) {
		// nothing ever changes
	}

	@Override
	public long size() {
		return (this.content != null) ? this.content.length : 0;
	}

	@Override
	public byte[] stat(boolean bigint) throws IOException {
		return this.path.stat(bigint);
	}

	/** Attributes are read by {@link #stat}, so this is to set some. */
	@Override
	public Path attributesPath() throws IOException {
		throw CodedIoException.of("EROFS");
	}

	@Override
	public void close() {
		// holds nothing of the system's
	}

}
