package dev.jsnode.benchmarks.load;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Reads one HTTP/1.1 response after the other and compares each body, as it comes, with
 * the expected one. As little work as that takes: the generator shares two cores with the
 * server.
 */
final class ResponseReader {

	private static final int MAX_HEAD = 8192;

	private final byte[] expected;

	private final byte[] head = new byte[MAX_HEAD];

	private State state = State.HEAD;

	private int headLength;

	/** Bytes left of the body, or of the chunk. */
	private long left;

	private int bodyOffset;

	private boolean chunked;

	private @Nullable String error;

	ResponseReader(byte[] expected) {
		this.expected = expected;
	}

	/**
	 * Read bytes.
	 * @return how many were read: fewer than there are where a response ends in between
	 */
	int read(byte[] bytes, int from, int to) {
		int position = from;
		while (position < to && this.state != State.DONE) {
			position = switch (this.state) {
				case HEAD -> readHead(bytes, position, to);
				case BODY -> readBody(bytes, position, to);
				case CHUNK_SIZE -> readChunkSize(bytes, position, to);
				case CHUNK_END, TRAILER -> readLineEnd(bytes, position, to);
				case DONE -> position;
			};
		}
		return position - from;
	}

	boolean done() {
		return this.state == State.DONE;
	}

	/**
	 * What was wrong with the response.
	 */
	@Nullable String error() {
		return this.error;
	}

	/**
	 * Be ready for the next response.
	 */
	void reset() {
		this.state = State.HEAD;
		this.headLength = 0;
		this.bodyOffset = 0;
		this.left = 0;
		this.chunked = false;
		this.error = null;
	}

	private int readHead(byte[] bytes, int from, int to) {
		for (int i = from; i < to; i++) {
			if (this.headLength == MAX_HEAD) {
				fail("The head of the response is too long");
				this.headLength = 0;
			}
			this.head[this.headLength++] = bytes[i];
			if (bytes[i] == '\n' && endsHead()) {
				headDone();
				return i + 1;
			}
		}
		return to;
	}

	private boolean endsHead() {
		int end = this.headLength;
		return end >= 4 && this.head[end - 2] == '\r' && this.head[end - 3] == '\n' && this.head[end - 4] == '\r';
	}

	private void headDone() {
		if (!startsWith(0, "http/1.1 200")) {
			fail("Status line: " + new String(this.head, 0, Math.min(40, this.headLength)).lines().findFirst());
		}
		long length = -1;
		for (int line = nextLine(0); line < this.headLength - 2; line = nextLine(line)) {
			if (startsWith(line, "content-length:")) {
				length = number(line + 15);
			}
			else if (startsWith(line, "transfer-encoding: chunked")) {
				this.chunked = true;
			}
		}
		if (this.chunked) {
			this.state = State.CHUNK_SIZE;
			this.left = 0;
		}
		else {
			this.left = Math.max(0, length);
			this.state = State.BODY;
			bodyEnd();
		}
	}

	private int nextLine(int position) {
		int i = position;
		while (this.head[i] != '\n') {
			i++;
		}
		return i + 1;
	}

	private boolean startsWith(int position, String lowerCase) {
		if (position + lowerCase.length() > this.headLength) {
			return false;
		}
		for (int i = 0; i < lowerCase.length(); i++) {
			int c = this.head[position + i];
			if (((c >= 'A' && c <= 'Z') ? c + 32 : c) != lowerCase.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private long number(int position) {
		long value = 0;
		for (int i = position; this.head[i] != '\r'; i++) {
			if (this.head[i] != ' ') {
				value = value * 10 + this.head[i] - '0';
			}
		}
		return value;
	}

	private int readBody(byte[] bytes, int from, int to) {
		int length = (int) Math.min(to - from, this.left);
		compare(bytes, from, length);
		this.left -= length;
		bodyEnd();
		return from + length;
	}

	private void bodyEnd() {
		if (this.left > 0) {
			return;
		}
		if (this.chunked) {
			this.state = State.CHUNK_END;
			return;
		}
		finish();
	}

	private void compare(byte[] bytes, int from, int length) {
		int end = this.bodyOffset + length;
		if (end > this.expected.length
				|| !Arrays.equals(bytes, from, from + length, this.expected, this.bodyOffset, end)) {
			fail("The body differs between its bytes " + this.bodyOffset + " and " + end);
		}
		this.bodyOffset = Math.min(end, this.expected.length);
	}

	private int readChunkSize(byte[] bytes, int from, int to) {
		for (int i = from; i < to; i++) {
			byte c = bytes[i];
			if (c == '\n') {
				this.state = (this.left == 0) ? State.TRAILER : State.BODY;
				return i + 1;
			}
			int digit = Character.digit(c, 16);
			if (digit >= 0) {
				this.left = this.left * 16 + digit;
			}
		}
		return to;
	}

	/**
	 * The line end after a chunk, or the empty line after the last: no server here sends
	 * trailers.
	 */
	private int readLineEnd(byte[] bytes, int from, int to) {
		for (int i = from; i < to; i++) {
			if (bytes[i] == '\n') {
				if (this.state == State.TRAILER) {
					finish();
				}
				else {
					this.state = State.CHUNK_SIZE;
				}
				return i + 1;
			}
		}
		return to;
	}

	private void finish() {
		if (this.bodyOffset != this.expected.length) {
			fail("The body ends after " + this.bodyOffset + " of " + this.expected.length + " bytes");
		}
		this.state = State.DONE;
	}

	private void fail(String message) {
		if (this.error == null) {
			this.error = message;
		}
	}

	private enum State {

		HEAD, BODY, CHUNK_SIZE, CHUNK_END, TRAILER, DONE

	}

}
