package dev.jsnode.builtin;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Output that waits for room.
 */
final class PendingBytes {

	private final ArrayDeque<ByteBuffer> parts = new ArrayDeque<>();

	void add(byte[] bytes) {
		if (bytes.length > 0) {
			this.parts.add(ByteBuffer.wrap(bytes));
		}
	}

	/** Adds a copy of what remains in the buffer. */
	void addCopy(ByteBuffer buffer) {
		byte[] bytes = new byte[buffer.remaining()];
		buffer.get(bytes);
		add(bytes);
	}

	boolean isEmpty() {
		return this.parts.isEmpty();
	}

	/** Write as much as there is room for; whether nothing is left. */
	boolean drain(ZlibIo io) {
		while (!this.parts.isEmpty() && io.room() > 0) {
			ByteBuffer part = this.parts.getFirst();
			int count = Math.min(part.remaining(), io.room());
			part.get(io.out, io.outAt, count);
			io.outAt += count;
			if (!part.hasRemaining()) {
				this.parts.removeFirst();
			}
		}
		return this.parts.isEmpty();
	}

	void clear() {
		this.parts.clear();
	}

}
