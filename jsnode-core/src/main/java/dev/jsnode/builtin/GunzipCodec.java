package dev.jsnode.builtin;

import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * Decompresses gzip, also several members in a row; with {@code detect} zlib as well.
 */
final class GunzipCodec implements ZlibCodec {

	private static final int HEADER_CRC = 2;

	private static final int EXTRA = 4;

	private static final int NAME = 8;

	private static final int COMMENT = 16;

	private static final int RESERVED = 0xe0;

	private enum State {

		DETECT, FIXED, EXTRA_LENGTH, EXTRA, NAME, COMMENT, HEADER_CRC, BODY, TRAILER, END

	}

	private final boolean detect;

	private final int windowBits;

	private final byte[] dictionary;

	private final InflateCodec body = new InflateCodec(true, 0, new byte[0]);

	private final CRC32 headerCrc = new CRC32();

	private final CRC32 crc = new CRC32();

	/** What the input turned out to be, where it is not gzip. */
	private @Nullable InflateCodec zlib;

	private State state = State.DETECT;

	private int flags;

	private int count;

	private long word;

	private long size;

	GunzipCodec(boolean detect, int windowBits, byte[] dictionary) {
		this.detect = detect;
		this.windowBits = windowBits;
		this.dictionary = dictionary;
		start();
	}

	private void start() {
		this.state = (this.detect) ? State.DETECT : State.FIXED;
		startMember();
	}

	private void startMember() {
		this.count = 0;
		this.word = 0;
		this.size = 0;
		this.crc.reset();
		this.headerCrc.reset();
		this.body.reset();
	}

	@Override
	public void process(int flush, ZlibIo io) throws ZlibException {
		step(io);
		boolean ended = (this.zlib != null) ? this.zlib.finished() : this.state == State.END;
		if (flush == FINISH && !ended && io.room() > 0) {
			throw ZlibException.endOfFile();
		}
	}

	private void step(ZlibIo io) throws ZlibException {
		if (this.zlib == null && this.state == State.DETECT) {
			detect(io);
		}
		if (this.zlib != null) {
			this.zlib.inflate(io);
			return;
		}
		while (advance(io)) {
			// Each state takes what belongs to it.
		}
	}

	/** The first two bytes tell gzip from zlib. */
	private void detect(ZlibIo io) throws ZlibException {
		while (io.available() > 0 && this.state == State.DETECT) {
			int next = io.in[io.inAt] & 0xff;
			if (this.count == 0 && next == 0x1f) {
				this.count = 1;
				io.inAt++;
			}
			else if (this.count == 1 && next == 0x8b) {
				this.state = State.FIXED;
				this.headerCrc.update(0x1f);
			}
			else {
				asZlib();
				return;
			}
		}
	}

	private void asZlib() throws ZlibException {
		InflateCodec codec = new InflateCodec(false, this.windowBits, this.dictionary);
		this.zlib = codec;
		if (this.count == 1) {
			byte[] first = { 0x1f };
			codec.inflate(new ZlibIo(first, 0, 1, new byte[1], 0, 1));
		}
	}

	private boolean advance(ZlibIo io) throws ZlibException {
		if (this.state == State.END) {
			return nextMember(io);
		}
		if (this.state == State.BODY) {
			return inflate(io);
		}
		if (io.available() == 0) {
			return false;
		}
		int b = io.next();
		if (this.state == State.TRAILER) {
			trailer(b);
		}
		else {
			header(b);
		}
		return true;
	}

	/** Zeros behind a member are padding; anything else must be a further member. */
	private boolean nextMember(ZlibIo io) {
		if (io.available() == 0 || io.in[io.inAt] == 0) {
			return false;
		}
		this.state = State.FIXED;
		startMember();
		return true;
	}

	private boolean inflate(ZlibIo io) throws ZlibException {
		int before = io.outAt;
		this.body.inflate(io);
		this.crc.update(io.out, before, io.outAt - before);
		this.size += io.outAt - before;
		if (!this.body.finished()) {
			return false;
		}
		this.state = State.TRAILER;
		this.count = 0;
		this.word = 0;
		return true;
	}

	private void header(int b) throws ZlibException {
		if (this.state != State.HEADER_CRC) {
			this.headerCrc.update(b);
		}
		switch (this.state) {
			case FIXED -> fixed(b);
			case EXTRA_LENGTH -> {
				this.word |= (long) b << 8 * this.count;
				if (++this.count == 2) {
					this.count = (int) this.word;
					this.state = State.EXTRA;
					if (this.count == 0) {
						after(State.EXTRA);
					}
				}
			}
			case EXTRA -> {
				if (--this.count == 0) {
					after(State.EXTRA);
				}
			}
			case NAME, COMMENT -> {
				if (b == 0) {
					after(this.state);
				}
			}
			case HEADER_CRC -> {
				this.word |= (long) b << 8 * this.count;
				if (++this.count == 2) {
					if (this.word != (this.headerCrc.getValue() & 0xffff)) {
						throw ZlibException.data("header crc mismatch");
					}
					after(State.HEADER_CRC);
				}
			}
			default -> throw new IllegalStateException(this.state.name());
		}
	}

	private void fixed(int b) throws ZlibException {
		switch (this.count++) {
			case 0 -> expect(b == 0x1f, "incorrect header check");
			case 1 -> expect(b == 0x8b, "incorrect header check");
			case 2 -> expect(b == 8, "unknown compression method");
			case 3 -> {
				expect((b & RESERVED) == 0, "unknown header flags set");
				this.flags = b;
			}
			case 9 -> after(State.FIXED);
			default -> {
			}
		}
	}

	private static void expect(boolean condition, String message) throws ZlibException {
		if (!condition) {
			throw ZlibException.data(message);
		}
	}

	/** Go to the next part that the flags announce. */
	private void after(State done) {
		this.count = 0;
		this.word = 0;
		if (done.compareTo(State.EXTRA_LENGTH) < 0 && (this.flags & EXTRA) != 0) {
			this.state = State.EXTRA_LENGTH;
		}
		else if (done.compareTo(State.NAME) < 0 && (this.flags & NAME) != 0) {
			this.state = State.NAME;
		}
		else if (done.compareTo(State.COMMENT) < 0 && (this.flags & COMMENT) != 0) {
			this.state = State.COMMENT;
		}
		else if (done.compareTo(State.HEADER_CRC) < 0 && (this.flags & HEADER_CRC) != 0) {
			this.state = State.HEADER_CRC;
		}
		else {
			this.state = State.BODY;
		}
	}

	private void trailer(int b) throws ZlibException {
		this.word |= (long) b << 8 * (this.count % 4);
		this.count++;
		if (this.count == 4) {
			expect(this.word == this.crc.getValue(), "incorrect data check");
			this.word = 0;
		}
		else if (this.count == 8) {
			expect(this.word == (this.size & 0xffffffffL), "incorrect length check");
			this.state = State.END;
		}
	}

	@Override
	public void reset() {
		if (this.zlib != null) {
			this.zlib.close();
			this.zlib = null;
		}
		start();
	}

	@Override
	public void close() {
		this.body.close();
		if (this.zlib != null) {
			this.zlib.close();
		}
	}

}
