package dev.jsnode.conformance;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Keeps the beginning and the end of what a test writes: the end has node:test's summary.
 * May be used from any thread.
 */
final class CappedOutput extends OutputStream {

	private static final int HALF = 512 * 1024;

	private final ByteArrayOutputStream head = new ByteArrayOutputStream();

	private byte[] tail = new byte[0];

	@Override
	public synchronized void write(int octet) {
		write(new byte[] { (byte) octet }, 0, 1);
	}

	@Override
	public synchronized void write(byte[] bytes, int offset, int length) {
		int first = Math.min(length, HALF - this.head.size());
		this.head.write(bytes, offset, first);
		if (first < length) {
			append(bytes, offset + first, length - first);
		}
	}

	private void append(byte[] bytes, int offset, int length) {
		int kept = Math.min(this.tail.length, Math.max(0, HALF - length));
		int added = Math.min(length, HALF);
		byte[] longer = new byte[kept + added];
		System.arraycopy(this.tail, this.tail.length - kept, longer, 0, kept);
		System.arraycopy(bytes, offset + length - added, longer, kept, added);
		this.tail = longer;
	}

	void println(String line) {
		byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
		write(bytes, 0, bytes.length);
	}

	synchronized String toString(Charset charset) {
		return this.head.toString(charset) + new String(this.tail, charset);
	}

}
