package dev.jsnode.builtin;

import java.util.concurrent.Callable;
import java.util.zip.CRC32;

import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Makes the codecs of {@code zlib}, and checksums.
 */
public final class ZlibBinding {

	private final BindingContext context;

	ZlibBinding(BindingContext context) {
		this.context = context;
	}

	/**
	 * Create a codec for one of zlib's own formats.
	 * @param mode Node's number of the format and direction
	 * @param windowBits the largest window; 0 for the one that the stream names
	 * @param level the level of compression
	 * @param strategy the strategy
	 * @param dictionary an {@code ArrayBuffer}, or {@code null}
	 * @return the codec
	 */
	@HostAccess.Export
	public @Nullable Object zlib(int mode, int windowBits, int level, int strategy, @Nullable Value dictionary) {
		byte[] bytes = bytes(dictionary);
		return handle(() -> switch (mode) {
			case 1 -> new DeflateCodec(false, false, level, strategy, bytes);
			case 2 -> new InflateCodec(false, windowBits, bytes);
			case 3 -> new DeflateCodec(true, false, level, strategy, new byte[0]);
			case 4 -> new GunzipCodec(false, windowBits, bytes);
			case 5 -> new DeflateCodec(false, true, level, strategy, bytes);
			case 6 -> new InflateCodec(true, windowBits, bytes);
			default -> new GunzipCodec(true, windowBits, bytes);
		});
	}

	/**
	 * Create a Brotli compressor.
	 * @return the codec
	 */
	@HostAccess.Export
	public @Nullable Object brotliCompress(int quality, int window, int mode) {
		return handle(() -> BrotliCodecs.encoder(quality, window, mode));
	}

	/**
	 * Create a Brotli decompressor.
	 * @return the codec
	 */
	@HostAccess.Export
	public @Nullable Object brotliDecompress() {
		return handle(BrotliCodecs::decoder);
	}

	/**
	 * Create a Zstandard compressor.
	 * @param params a JavaScript array of parameters, each followed by its value
	 * @param pledgedSize the input's length, or -1
	 * @param dictionary an {@code ArrayBuffer}, or {@code null}
	 * @return the codec
	 */
	@HostAccess.Export
	public @Nullable Object zstdCompress(Value params, double pledgedSize, @Nullable Value dictionary) {
		int[] pairs = new int[(int) params.getArraySize()];
		for (int i = 0; i < pairs.length; i++) {
			pairs[i] = params.getArrayElement(i).asInt();
		}
		return handle(() -> ZstdCodecs.compressor(pairs, (long) pledgedSize, bytes(dictionary)));
	}

	/**
	 * Create a Zstandard decompressor.
	 * @param dictionary an {@code ArrayBuffer}, or {@code null}
	 * @return the codec
	 */
	@HostAccess.Export
	public @Nullable Object zstdDecompress(@Nullable Value dictionary) {
		return handle(() -> ZstdCodecs.decompressor(bytes(dictionary)));
	}

	/**
	 * Continue a CRC-32.
	 * @param start the value so far
	 * @return the new value
	 */
	@HostAccess.Export
	public double crc32(Value buffer, int offset, int length, double start) {
		if (length == 0) {
			return start;
		}
		byte[] bytes = this.context.bytes(buffer);
		if (start == 0) {
			CRC32 crc = new CRC32();
			crc.update(bytes, offset, length);
			return crc.getValue();
		}
		return Crc32.update((int) (long) start, bytes, offset, length) & 0xffffffffL;
	}

	private @Nullable Object handle(Callable<ZlibCodec> codec) {
		return this.context.run("ZLIB", null, () -> new ZlibHandle(this.context, codec.call()));
	}

	private static byte[] bytes(@Nullable Value arrayBuffer) {
		if (arrayBuffer == null || arrayBuffer.isNull()) {
			return new byte[0];
		}
		byte[] bytes = new byte[(int) arrayBuffer.getBufferSize()];
		if (bytes.length > 0) {
			arrayBuffer.readBuffer(0, bytes, 0, bytes.length);
		}
		return bytes;
	}

}
