package dev.jsnode.builtin;

import java.nio.ByteBuffer;
import java.util.Map;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.jsnode.engine.CodedException;

/**
 * Zstandard.
 */
final class ZstdCodecs {

	private static final int BUFFER = 64 * 1024;

	private static final int FLUSH_DIRECTIVE = 1;

	private static final int END_DIRECTIVE = 2;

	private static final Map<Integer, String> ERRORS = Map.of(1, "ZSTD_error_GENERIC", 10, "ZSTD_error_prefix_unknown",
			14, "ZSTD_error_frameParameter_unsupported", 16, "ZSTD_error_frameParameter_windowTooLarge", 20,
			"ZSTD_error_corruption_detected", 22, "ZSTD_error_checksum_wrong", 32, "ZSTD_error_dictionary_wrong", 42,
			"ZSTD_error_parameter_outOfBound", 72, "ZSTD_error_srcSize_wrong");

	private ZstdCodecs() {
	}

	/**
	 * Create a compressor.
	 * @param params pairs of parameter and value
	 * @param pledgedSize the input's length, or -1
	 */
	static ZlibCodec compressor(int[] params, long pledgedSize, byte[] dictionary) {
		return new Compress(params, pledgedSize, dictionary);
	}

	static ZlibCodec decompressor(byte[] dictionary) {
		return new Decompress(dictionary);
	}

	private static ZlibException error(ZstdException ex) {
		int number = (int) Math.abs(ex.getErrorCode());
		return new ZlibException(ERRORS.getOrDefault(number, "ZSTD_error_GENERIC"), number,
				String.valueOf(ex.getMessage()));
	}

	private static final class Compress implements ZlibCodec {

		private final ByteBuffer source = ByteBuffer.allocateDirect(BUFFER);

		private final ByteBuffer target = ByteBuffer.allocateDirect(BUFFER);

		private final PendingBytes pending = new PendingBytes();

		private final ZstdCompressCtx context = new ZstdCompressCtx();

		private final int[] params;

		private final long pledgedSize;

		private final byte[] dictionary;

		private boolean finished;

		private long total;

		Compress(int[] params, long pledgedSize, byte[] dictionary) {
			this.params = params;
			this.pledgedSize = pledgedSize;
			this.dictionary = dictionary;
			start();
		}

		private void start() {
			try {
				for (int i = 0; i < this.params.length; i += 2) {
					set(this.params[i], this.params[i + 1]);
				}
				if (this.dictionary.length > 0) {
					this.context.loadDict(this.dictionary);
				}
				if (this.pledgedSize >= 0) {
					this.context.setPledgedSrcSize(this.pledgedSize);
				}
			}
			catch (ZstdException ex) {
				throw initializationFailed();
			}
		}

		private void set(int key, int value) {
			switch (key) {
				case 100 -> this.context.setLevel(value);
				case 101 -> this.context.setWindowLog(value);
				case 102 -> this.context.setHashLog(value);
				case 103 -> this.context.setChainLog(value);
				case 104 -> this.context.setSearchLog(value);
				case 105 -> this.context.setMinMatch(value);
				case 106 -> this.context.setTargetLength(value);
				case 107 -> this.context.setStrategy(value);
				case 160 -> this.context.setLong((value == 1) ? 27 : 0);
				case 200 -> this.context.setContentSize(value != 0);
				case 201 -> this.context.setChecksum(value != 0);
				case 202 -> this.context.setDictID(value != 0);
				case 400 -> this.context.setWorkers(value);
				case 401 -> this.context.setJobSize(value);
				case 402 -> this.context.setOverlapLog(value);
				default -> throw initializationFailed();
			}
		}

		private static CodedException initializationFailed() {
			return new CodedException("Error", "ERR_ZLIB_INITIALIZATION_FAILED", "Setting parameter failed");
		}

		@Override
		public void process(int flush, ZlibIo io) throws ZlibException {
			if (!this.pending.drain(io) || this.finished) {
				return;
			}
			EndDirective directive = switch (flush) {
				case FLUSH_DIRECTIVE -> EndDirective.FLUSH;
				case END_DIRECTIVE -> EndDirective.END;
				default -> EndDirective.CONTINUE;
			};
			try {
				boolean last;
				do {
					int count = Math.min(io.available(), BUFFER);
					this.source.clear().put(io.in, io.inAt, count).flip();
					io.inAt += count;
					this.total += count;
					last = io.available() == 0;
					checkSize(last && directive == EndDirective.END);
					compress(last ? directive : EndDirective.CONTINUE);
				}
				while (!last);
			}
			catch (ZstdException ex) {
				throw error(ex);
			}
			this.finished = directive == EndDirective.END;
			this.pending.drain(io);
		}

		/** The library forgets the promised size where all input comes at once. */
		private void checkSize(boolean end) throws ZlibException {
			if (this.pledgedSize >= 0 && (this.total > this.pledgedSize || end && this.total < this.pledgedSize)) {
				throw new ZlibException("ZSTD_error_srcSize_wrong", 72, "Src size is incorrect");
			}
		}

		private void compress(EndDirective directive) {
			boolean done;
			do {
				this.target.clear();
				done = this.context.compressDirectByteBufferStream(this.target, this.source, directive);
				this.pending.addCopy(this.target.flip());
			}
			while ((directive == EndDirective.CONTINUE) ? this.source.hasRemaining() : !done);
		}

		@Override
		public void reset() {
			this.context.reset();
			this.pending.clear();
			this.finished = false;
			this.total = 0;
			start();
		}

		@Override
		public void close() {
			this.context.close();
		}

	}

	private static final class Decompress implements ZlibCodec {

		private final ByteBuffer source = ByteBuffer.allocateDirect(BUFFER).limit(0);

		private final ByteBuffer target = ByteBuffer.allocateDirect(BUFFER);

		private final PendingBytes pending = new PendingBytes();

		private final ZstdDecompressCtx context = new ZstdDecompressCtx();

		/** Whether the last frame is whole. */
		private boolean ended;

		Decompress(byte[] dictionary) {
			if (dictionary.length > 0) {
				this.context.loadDict(dictionary);
			}
		}

		@Override
		public void process(int flush, ZlibIo io) throws ZlibException {
			try {
				while (this.pending.drain(io) && io.room() > 0 && step(io)) {
					// One buffer of output after the other.
				}
			}
			catch (ZstdException ex) {
				throw error(ex);
			}
			if (flush == END_DIRECTIVE && !this.ended && io.room() > 0) {
				throw ZlibException.endOfFile();
			}
		}

		private boolean step(ZlibIo io) {
			if (!this.source.hasRemaining() && io.available() > 0) {
				int count = Math.min(io.available(), BUFFER);
				this.source.clear().put(io.in, io.inAt, count).flip();
				io.inAt += count;
			}
			int before = this.source.remaining();
			this.target.clear();
			if (before > 0 || !this.ended) {
				this.ended = this.context.decompressDirectByteBufferStream(this.target, this.source);
			}
			this.target.flip();
			boolean progress = this.target.hasRemaining() || this.source.remaining() < before;
			this.pending.addCopy(this.target);
			return progress;
		}

		@Override
		public void reset() {
			this.context.reset();
			this.pending.clear();
			this.source.limit(0);
			this.ended = false;
		}

		@Override
		public void close() {
			this.context.close();
		}

	}

}
