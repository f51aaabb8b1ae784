package dev.jsnode.builtin;

import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses to raw deflate, zlib or gzip.
 */
final class DeflateCodec implements ZlibCodec {

	private static final int GZIP_HEADER = 10;

	private static final int OS_UNIX = 3;

	private final boolean gzip;

	private final byte[] dictionary;

	private final CRC32 crc = new CRC32();

	private final Deflater deflater;

	private int level;

	private int strategy;

	/** Header or trailer that is not written yet. */
	private PendingBytes pending = new PendingBytes();

	private boolean trailed;

	private boolean started;

	DeflateCodec(boolean gzip, boolean raw, int level, int strategy, byte[] dictionary) {
		this.gzip = gzip;
		this.dictionary = dictionary;
		this.level = level;
		this.strategy = strategy;
		this.deflater = new Deflater(level, gzip || raw);
		this.deflater.setStrategy(javaStrategy(strategy));
		start();
	}

	/**
	 * Java knows the first three of zlib's strategies; the other two are special cases of
	 * Huffman coding.
	 */
	private static int javaStrategy(int strategy) {
		return Math.min(strategy, Deflater.HUFFMAN_ONLY);
	}

	private void start() {
		this.pending = new PendingBytes();
		this.trailed = false;
		this.started = false;
		this.crc.reset();
		if (this.dictionary.length > 0) {
			this.deflater.setDictionary(this.dictionary);
		}
	}

	private void header() {
		this.started = true;
		if (this.gzip) {
			byte[] header = new byte[GZIP_HEADER];
			header[0] = 0x1f;
			header[1] = (byte) 0x8b;
			header[2] = 8;
			header[8] = (byte) ((this.level == 9) ? 2
					: (this.strategy >= 2 || this.level == 1 || this.level == 0) ? 4 : 0);
			header[9] = OS_UNIX;
			this.pending.add(header);
		}
	}

	@Override
	public void process(int flush, ZlibIo io) {
		if (!this.started) {
			header();
		}
		if (!this.pending.drain(io)) {
			return;
		}
		deflate(flush, io);
		if (this.gzip && this.deflater.finished() && !this.trailed) {
			this.trailed = true;
			this.pending.add(littleEndian((int) this.crc.getValue(), (int) this.deflater.getBytesRead()));
			this.pending.drain(io);
		}
	}

	private void deflate(int flush, ZlibIo io) {
		if (this.deflater.finished()) {
			return;
		}
		this.deflater.setInput(io.in, io.inAt, io.available());
		if (flush == FINISH) {
			this.deflater.finish();
		}
		long before = this.deflater.getBytesRead();
		int mode = switch (flush) {
			case 1, SYNC_FLUSH, 5 -> Deflater.SYNC_FLUSH;
			case FULL_FLUSH -> Deflater.FULL_FLUSH;
			default -> Deflater.NO_FLUSH;
		};
		int count;
		do {
			count = this.deflater.deflate(io.out, io.outAt, io.room(), mode);
			io.outAt += count;
		}
		while (count > 0 && io.room() > 0 && !this.deflater.finished());
		int consumed = (int) (this.deflater.getBytesRead() - before);
		this.crc.update(io.in, io.inAt, consumed);
		io.inAt += consumed;
	}

	private static byte[] littleEndian(int... words) {
		byte[] bytes = new byte[4 * words.length];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (words[i / 4] >>> 8 * (i % 4));
		}
		return bytes;
	}

	@Override
	public void reset() {
		this.deflater.reset();
		start();
	}

	@Override
	public void params(int level, int strategy) {
		this.level = level;
		this.strategy = strategy;
		this.deflater.setLevel(level);
		this.deflater.setStrategy(javaStrategy(strategy));
	}

	@Override
	public void close() {
		this.deflater.end();
	}

}
