package dev.jsnode.builtin;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses raw deflate and zlib.
 */
final class InflateCodec implements ZlibCodec {

	private final boolean raw;

	private final int windowBits;

	private final byte[] dictionary;

	private final Inflater inflater;

	private boolean checked;

	InflateCodec(boolean raw, int windowBits, byte[] dictionary) {
		this.raw = raw;
		this.windowBits = windowBits;
		this.dictionary = dictionary;
		this.inflater = new Inflater(raw);
		start();
	}

	private void start() {
		this.checked = this.raw || this.windowBits == 0;
		if (this.raw && this.dictionary.length > 0) {
			this.inflater.setDictionary(this.dictionary);
		}
	}

	boolean finished() {
		return this.inflater.finished();
	}

	@Override
	public void process(int flush, ZlibIo io) throws ZlibException {
		inflate(io);
		if (flush == FINISH && !finished() && io.room() > 0) {
			throw ZlibException.endOfFile();
		}
	}

	void inflate(ZlibIo io) throws ZlibException {
		checkWindow(io);
		this.inflater.setInput(io.in, io.inAt, io.available());
		try {
			while (io.room() > 0 && !finished()) {
				int count = this.inflater.inflate(io.out, io.outAt, io.room());
				io.outAt += count;
				if (this.inflater.needsDictionary()) {
					setDictionary();
				}
				else if (count == 0) {
					break;
				}
			}
		}
		catch (DataFormatException ex) {
			throw ZlibException.data((ex.getMessage() != null) ? ex.getMessage() : "invalid data");
		}
		io.inAt = io.inEnd - this.inflater.getRemaining();
	}

	/** A stream that was made with a larger window than allowed. */
	private void checkWindow(ZlibIo io) throws ZlibException {
		if (this.checked || io.available() == 0) {
			return;
		}
		this.checked = true;
		int first = io.in[io.inAt] & 0xff;
		if ((first & 0x0f) == 8 && (first >> 4) + 8 > this.windowBits) {
			throw ZlibException.data("invalid window size");
		}
	}

	private void setDictionary() throws ZlibException {
		if (this.dictionary.length == 0) {
			throw new ZlibException("Z_NEED_DICT", Z_NEED_DICT, "Missing dictionary");
		}
		try {
			this.inflater.setDictionary(this.dictionary);
		}
		catch (IllegalArgumentException ex) {
			throw new ZlibException("Z_NEED_DICT", Z_NEED_DICT, "Bad dictionary");
		}
	}

	@Override
	public void reset() {
		this.inflater.reset();
		start();
	}

	@Override
	public void close() {
		this.inflater.end();
	}

}
