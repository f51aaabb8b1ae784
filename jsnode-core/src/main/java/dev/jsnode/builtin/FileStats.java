package dev.jsnode.builtin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Reads a file's status into the bytes of 18 numbers, {@code double} or {@code long}, in
 * Node's order. Java tells neither block size nor blocks: they are taken as 4096 bytes
 * and as many half kilobytes as whole blocks need, which is wrong for sparse files.
 */
final class FileStats {

	private static final String ATTRIBUTES = "unix:mode,dev,rdev,nlink,uid,gid,ino,size,lastAccessTime,"
			+ "lastModifiedTime,ctime,creationTime";

	private static final int FIELDS = 18;

	private static final int BLOCK = 4096;

	private static final int TYPE = 0170000;

	private static final int REGULAR = 0100000;

	private static final int DIRECTORY = 0040000;

	private static final long NANOS = 1_000_000_000L;

	private FileStats() {
	}

	static byte[] read(Path path, boolean bigint, LinkOption... options) throws IOException {
		Map<String, Object> values = Files.readAttributes(path, ATTRIBUTES, options);
		Writer out = new Writer(bigint);
		long size = number(values, "size");
		int mode = (int) number(values, "mode");
		out.put(number(values, "dev"));
		out.put(mode);
		out.put(number(values, "nlink"));
		out.put(number(values, "uid") & 0xffffffffL);
		out.put(number(values, "gid") & 0xffffffffL);
		out.put(number(values, "rdev"));
		out.put(BLOCK);
		out.put(number(values, "ino"));
		out.put(size);
		out.put(blocks(mode, size));
		out.put(value(values, "lastAccessTime"));
		out.put(value(values, "lastModifiedTime"));
		out.put(value(values, "ctime"));
		out.put(value(values, "creationTime"));
		return out.bytes;
	}

	/**
	 * The status of something that belongs to no device and has no times.
	 */
	static byte[] timeless(int mode, long size, boolean bigint) {
		Writer out = new Writer(bigint);
		out.put(0);
		out.put(mode);
		out.put(1);
		out.put(0);
		out.put(0);
		out.put(0);
		out.put(BLOCK);
		out.put(0);
		out.put(size);
		out.put(blocks(mode, size));
		return out.bytes;
	}

	private static long blocks(int mode, long size) {
		return hasBlocks(mode) ? (size + BLOCK - 1) / BLOCK * (BLOCK / 512) : 0;
	}

	private static boolean hasBlocks(int mode) {
		return (mode & TYPE) == REGULAR || (mode & TYPE) == DIRECTORY;
	}

	private static long number(Map<String, Object> values, String name) {
		return ((Number) value(values, name)).longValue();
	}

	private static Object value(Map<String, Object> values, String name) {
		Object value = values.get(name);
		assert value != null : "all attributes were asked for";
		return value;
	}

	private static final class Writer {

		private final byte[] bytes = new byte[FIELDS * 8];

		private final ByteBuffer buffer = ByteBuffer.wrap(this.bytes).order(ByteOrder.nativeOrder());

		private final boolean bigint;

		Writer(boolean bigint) {
			this.bigint = bigint;
		}

		void put(long value) {
			if (this.bigint) {
				this.buffer.putLong(value);
			}
			else {
				this.buffer.putDouble(value);
			}
		}

		void put(Object time) {
			long nanos = ((FileTime) time).to(TimeUnit.NANOSECONDS);
			long seconds = (nanos == Long.MAX_VALUE || nanos == Long.MIN_VALUE) ? ((FileTime) time).to(TimeUnit.SECONDS)
					: Math.floorDiv(nanos, NANOS);
			put(seconds);
			put((nanos == Long.MAX_VALUE || nanos == Long.MIN_VALUE) ? 0 : Math.floorMod(nanos, NANOS));
		}

	}

}
