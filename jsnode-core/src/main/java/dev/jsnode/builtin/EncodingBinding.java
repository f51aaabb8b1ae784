package dev.jsnode.builtin;

import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;

/**
 * Makes the decoders of {@code TextDecoder}.
 */
public final class EncodingBinding {

	/**
	 * Create a decoder.
	 * @param encoding the encoding's name in the Encoding Standard
	 * @param table for single-byte encodings, what the bytes from 0x80 stand for
	 * @param fatal whether malformed input is an error
	 * @param ignoreBom whether a byte order mark is kept in the text
	 * @return the decoder
	 */
	@HostAccess.Export
	public StreamDecoder decoder(String encoding, @Nullable String table, boolean fatal, boolean ignoreBom) {
		return new StreamDecoder(PieceDecoder.of(encoding, table), fatal, ignoreBom);
	}

}
