package dev.jsnode.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A standard stream of a runtime that is not the process's: the log of a server, say. It
 * is no file of the system, has no attributes, and stays open when JavaScript closes it.
 */
final class StreamFile implements OpenFile {

	private final @Nullable InputStream in;

	private final @Nullable OutputStream out;

	private StreamFile(@Nullable InputStream in, @Nullable OutputStream out) {
		this.in = in;
		this.out = out;
	}

	static OpenFile of(InputStream in) {
		return new StreamFile(in, null);
	}

	static OpenFile of(OutputStream out) {
		return new StreamFile(null, out);
	}

	boolean writes() {
		return this.out != null;
	}

	@Override
	public int read(byte[] bytes, int offset, int length, long position) throws IOException {
		if (this.in == null) {
			throw CodedIoException.of("EBADF");
		}
		if (position >= 0) {
			throw CodedIoException.of("ESPIPE");
		}
		return Math.max(0, this.in.read(bytes, offset, length));
	}

	@Override
	public int write(byte[] bytes, int offset, int length, long position) throws IOException {
		if (this.out == null) {
			throw CodedIoException.of("EBADF");
		}
		this.out.write(bytes, offset, length);
		this.out.flush();
		return length;
	}

	@Override
	public void truncate(long length) throws IOException {
		throw CodedIoException.of("EINVAL");
	}

	@Override
	public void sync(boolean metaData) throws IOException {
		throw CodedIoException.of("EINVAL");
	}

	@Override
	public long size() {
		return 0;
	}

	@Override
	public Path attributesPath() throws IOException {
		throw CodedIoException.of("ENOSYS");
	}

	@Override
	public void close() {
		// belongs to the host
	}

}
