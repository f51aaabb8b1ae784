package dev.jsnode.builtin;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that a runtime has open.
 */
interface OpenFile extends Closeable {

	/**
	 * Reads as read(2), with a position as pread(2).
	 * @param position where to read, negative: at the file's own position
	 * @return the number of bytes read, 0 at the end
	 */
	int read(byte[] bytes, int offset, int length, long position) throws IOException;

	/**
	 * Writes as write(2), with a position as pwrite(2).
	 */
	int write(byte[] bytes, int offset, int length, long position) throws IOException;

	/**
	 * Writes all of it, however many calls it takes.
	 */
	default void writeFully(byte[] bytes, int offset, int length) throws IOException {
		int done = 0;
		while (done < length) {
			done += write(bytes, offset + done, length - done, -1);
		}
	}

	void truncate(long length) throws IOException;

	void sync(boolean metaData) throws IOException;

	long size() throws IOException;

	/**
	 * Its status, as {@link FileStats} has it.
	 */
	default byte[] stat(boolean bigint) throws IOException {
		return FileStats.read(attributesPath(), bigint);
	}

	/**
	 * The system's own descriptor, -1 where there is none or it cannot be known.
	 */
	default int systemNumber() {
		return -1;
	}

	/**
	 * The path by which attributes of this open file are read and set: the descriptor
	 * itself, or, where the system has no such thing, the path that was opened.
	 */
	Path attributesPath() throws IOException;

}
