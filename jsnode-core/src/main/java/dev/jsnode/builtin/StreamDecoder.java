package dev.jsnode.builtin;

import java.util.Arrays;

import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Decodes text that comes in pieces; keeps the bytes of a character that a piece's end
 * cuts.
 */
public final class StreamDecoder {

	private static final byte[] NONE = {};

	private final PieceDecoder decoder;

	private final boolean fatal;

	private final boolean ignoreBom;

	private byte[] pending = NONE;

	private boolean started;

	StreamDecoder(PieceDecoder decoder, boolean fatal, boolean ignoreBom) {
		this.decoder = decoder;
		this.fatal = fatal;
		this.ignoreBom = ignoreBom;
	}

	/**
	 * Decode a piece.
	 * @param buffer the {@code ArrayBuffer} that holds it
	 * @param offset where it starts
	 * @param length its length in bytes
	 * @param last whether the text ends with it
	 * @return its text; {@code null} where malformed input is an error and there was some
	 */
	@HostAccess.Export
	public @Nullable String decode(Value buffer, int offset, int length, boolean last) {
		byte[] bytes = join(buffer, offset, length);
		int used = last ? bytes.length : bytes.length - this.decoder.incompleteTail(bytes);
		String text = this.decoder.decode(bytes, used, this.fatal);
		if (text == null) {
			return null;
		}
		this.pending = Arrays.copyOfRange(bytes, used, bytes.length);
		text = dropByteOrderMark(text);
		if (last) {
			this.pending = NONE;
			this.started = false;
		}
		return text;
	}

	private byte[] join(Value buffer, int offset, int length) {
		int kept = this.pending.length;
		byte[] bytes = Arrays.copyOf(this.pending, kept + length);
		if (length > 0) {
			buffer.readBuffer(offset, bytes, kept, length);
		}
		return bytes;
	}

	private String dropByteOrderMark(String text) {
		if (this.started || text.isEmpty()) {
			return text;
		}
		this.started = true;
		boolean drop = !this.ignoreBom && this.decoder.hasByteOrderMark() && text.charAt(0) == '\uFEFF';
		return drop ? text.substring(1) : text;
	}

}
