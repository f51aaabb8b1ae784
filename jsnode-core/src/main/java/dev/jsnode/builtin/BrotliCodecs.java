package dev.jsnode.builtin;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.aayushatharva.brotli4j.encoder.EncoderJNI;
import dev.jsnode.engine.CodedException;

/**
 * Brotli, by the library that Netty uses too.
 */
final class BrotliCodecs {

	private static final int BUFFER = 64 * 1024;

	/** Of Brotli's own operations; those of zlib are not used with it. */
	private static final int FLUSH_OPERATION = 1;

	private static final int FINISH_OPERATION = 2;

	private BrotliCodecs() {
	}

	static ZlibCodec encoder(int quality, int window, int mode) {
		load();
		return new BrotliEncode(quality, window, mode);
	}

	static ZlibCodec decoder() {
		load();
		return new BrotliDecode();
	}

	private static void load() {
		if (!Brotli4jLoader.isAvailable()) {
			throw new CodedException("Error", "ERR_FEATURE_NOT_AVAILABLE",
					"Brotli is not available: brotli4j has no native library for this platform on the class path");
		}
	}

	private static final class BrotliEncode implements ZlibCodec {

		private final int quality;

		private final int window;

		private final Encoder.Mode mode;

		private final PendingBytes pending = new PendingBytes();

		private EncoderJNI.Wrapper encoder;

		private boolean finished;

		BrotliEncode(int quality, int window, int mode) {
			this.quality = Math.max(0, Math.min(11, quality));
			this.window = Math.max(10, Math.min(24, window));
			Encoder.Mode[] modes = { Encoder.Mode.GENERIC, Encoder.Mode.TEXT, Encoder.Mode.FONT };
			this.mode = modes[(mode >= 0 && mode < modes.length) ? mode : 0];
			this.encoder = open();
		}

		private EncoderJNI.Wrapper open() {
			try {
				return new EncoderJNI.Wrapper(BUFFER, this.quality, this.window, this.mode);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public void process(int flush, ZlibIo io) throws ZlibException {
			if (!this.pending.drain(io) || this.finished) {
				return;
			}
			EncoderJNI.Operation operation = switch (flush) {
				case FLUSH_OPERATION -> EncoderJNI.Operation.FLUSH;
				case FINISH_OPERATION -> EncoderJNI.Operation.FINISH;
				default -> EncoderJNI.Operation.PROCESS;
			};
			encode(operation, io);
			this.finished = operation == EncoderJNI.Operation.FINISH;
			this.pending.drain(io);
		}

		private void encode(EncoderJNI.Operation operation, ZlibIo io) throws ZlibException {
			boolean pushed = false;
			while (true) {
				if (!this.encoder.isSuccess()) {
					throw new ZlibException("ERR_BROTLI_COMPRESSION_FAILED", -1, "Compression failed");
				}
				if (this.encoder.hasMoreOutput()) {
					this.pending.addCopy(this.encoder.pull());
				}
				else if (this.encoder.hasRemainingInput()) {
					this.encoder.push(operation, 0);
				}
				else if (io.available() > 0 || !pushed) {
					int count = Math.min(io.available(), BUFFER);
					boolean last = count == io.available();
					this.encoder.getInputBuffer().clear().put(io.in, io.inAt, count);
					io.inAt += count;
					this.encoder.push(last ? operation : EncoderJNI.Operation.PROCESS, count);
					pushed = last;
				}
				else {
					return;
				}
			}
		}

		@Override
		public void reset() {
			this.encoder.destroy();
			this.encoder = open();
			this.pending.clear();
			this.finished = false;
		}

		@Override
		public void close() {
			this.encoder.destroy();
		}

	}

	private static final class BrotliDecode implements ZlibCodec {

		private final PendingBytes pending = new PendingBytes();

		private DecoderJNI.Wrapper decoder = open();

		private static DecoderJNI.Wrapper open() {
			try {
				return new DecoderJNI.Wrapper(BUFFER);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public void process(int flush, ZlibIo io) throws ZlibException {
			while (this.pending.drain(io) && io.room() > 0 && step(io)) {
				// One status of the decoder after the other.
			}
			boolean ended = this.decoder.getStatus() == DecoderJNI.Status.DONE;
			if (flush == FINISH_OPERATION && !ended && io.room() > 0) {
				throw ZlibException.endOfFile();
			}
		}

		private boolean step(ZlibIo io) throws ZlibException {
			if (this.decoder.hasOutput()) {
				this.pending.addCopy(this.decoder.pull());
				return true;
			}
			switch (this.decoder.getStatus()) {
				case OK -> this.decoder.push(0);
				case NEEDS_MORE_OUTPUT -> this.pending.addCopy(this.decoder.pull());
				case NEEDS_MORE_INPUT -> {
					if (io.available() == 0) {
						return false;
					}
					int count = Math.min(io.available(), BUFFER);
					this.decoder.getInputBuffer().clear().put(io.in, io.inAt, count);
					io.inAt += count;
					this.decoder.push(count);
				}
				case DONE -> {
					return false;
				}
				default -> throw new ZlibException("ERR_BROTLI_DECOMPRESSION_FAILED", -1, "Decompression failed");
			}
			return true;
		}

		@Override
		public void reset() {
			this.decoder.destroy();
			this.decoder = open();
			this.pending.clear();
		}

		@Override
		public void close() {
			this.decoder.destroy();
		}

	}

}
