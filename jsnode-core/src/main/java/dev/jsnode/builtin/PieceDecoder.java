package dev.jsnode.builtin;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

import org.jspecify.annotations.Nullable;

/**
 * Decodes whole characters of one encoding of the Encoding Standard.
 */
interface PieceDecoder {

	char REPLACEMENT = '\uFFFD';

	/**
	 * Decode the first bytes.
	 * @param bytes the bytes
	 * @param length how many of them
	 * @param fatal whether malformed input is an error
	 * @return the text, or {@code null} for such an error
	 */
	@Nullable String decode(byte[] bytes, int length, boolean fatal);

	/**
	 * How many bytes at the end belong to a character that more bytes could complete.
	 */
	int incompleteTail(byte[] bytes);

	default boolean hasByteOrderMark() {
		return false;
	}

	static PieceDecoder of(String encoding, @Nullable String table) {
		if (table != null) {
			return new SingleByte(table);
		}
		return switch (encoding) {
			case "utf-8" -> new Utf8Pieces();
			case "utf-16le" -> new Utf16(false);
			case "utf-16be" -> new Utf16(true);
			case "gbk", "gb18030" -> new MultiByte("GB18030");
			case "big5" -> new MultiByte("Big5-HKSCS");
			case "euc-jp" -> new MultiByte("EUC-JP");
			case "iso-2022-jp" -> new MultiByte("ISO-2022-JP");
			case "shift_jis" -> new MultiByte("windows-31j");
			case "euc-kr" -> new MultiByte("x-windows-949");
			default -> throw new IllegalArgumentException("No decoder for " + encoding);
		};
	}

	/** UTF-8. */
	final class Utf8Pieces implements PieceDecoder {

		@Override
		public @Nullable String decode(byte[] bytes, int length, boolean fatal) {
			return (fatal && !Utf8.isValid(bytes, 0, length)) ? null : Utf8.decode(bytes, 0, length);
		}

		@Override
		public int incompleteTail(byte[] bytes) {
			return Utf8.incompleteTail(bytes, 0, bytes.length);
		}

		@Override
		public boolean hasByteOrderMark() {
			return true;
		}

	}

	/**
	 * UTF-16; lone surrogates are malformed.
	 *
	 * @param bigEndian whether the high byte comes first
	 */
	record Utf16(boolean bigEndian) implements PieceDecoder {

		@Override
		public @Nullable String decode(byte[] bytes, int length, boolean fatal) {
			StringBuilder text = new StringBuilder(length / 2 + 1);
			boolean malformed = length % 2 != 0;
			for (int i = 0; i + 1 < length; i += 2) {
				char unit = unit(bytes, i);
				boolean pair = Character.isHighSurrogate(unit) && i + 3 < length
						&& Character.isLowSurrogate(unit(bytes, i + 2));
				if (pair) {
					text.append(unit).append(unit(bytes, i + 2));
					i += 2;
				}
				else if (Character.isSurrogate(unit)) {
					text.append(REPLACEMENT);
					malformed = true;
				}
				else {
					text.append(unit);
				}
			}
			if (malformed && fatal) {
				return null;
			}
			return (appendsOddByte(bytes, length) ? text.append(REPLACEMENT) : text).toString();
		}

		/** A lone high surrogate and the odd byte behind it are one error. */
		private boolean appendsOddByte(byte[] bytes, int length) {
			return length % 2 != 0 && (length < 3 || !Character.isHighSurrogate(unit(bytes, length - 3)));
		}

		@Override
		public int incompleteTail(byte[] bytes) {
			int odd = bytes.length % 2;
			int whole = bytes.length - odd;
			boolean half = whole >= 2 && Character.isHighSurrogate(unit(bytes, whole - 2));
			return odd + (half ? 2 : 0);
		}

		private char unit(byte[] bytes, int i) {
			int high = bytes[this.bigEndian ? i : i + 1] & 0xff;
			int low = bytes[this.bigEndian ? i + 1 : i] & 0xff;
			return (char) (high << 8 | low);
		}

		@Override
		public boolean hasByteOrderMark() {
			return true;
		}

	}

	/**
	 * One byte, one character.
	 *
	 * @param table what the bytes from 0x80 stand for
	 */
	record SingleByte(String table) implements PieceDecoder {

		@Override
		public @Nullable String decode(byte[] bytes, int length, boolean fatal) {
			char[] text = new char[length];
			for (int i = 0; i < length; i++) {
				byte b = bytes[i];
				text[i] = (b >= 0) ? (char) b : this.table.charAt(b & 0x7f);
				if (fatal && text[i] == REPLACEMENT) {
					return null;
				}
			}
			return new String(text);
		}

		@Override
		public int incompleteTail(byte[] bytes) {
			return 0;
		}

	}

	/** East Asian encodings, by Java's charsets. */
	final class MultiByte implements PieceDecoder {

		private final Charset charset;

		MultiByte(String charset) {
			this.charset = Charset.forName(charset);
		}

		@Override
		public @Nullable String decode(byte[] bytes, int length, boolean fatal) {
			try {
				return decoder(fatal ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE)
					.decode(ByteBuffer.wrap(bytes, 0, length))
					.toString();
			}
			catch (CharacterCodingException ex) {
				return null;
			}
		}

		@Override
		public int incompleteTail(byte[] bytes) {
			ByteBuffer in = ByteBuffer.wrap(bytes);
			decoder(CodingErrorAction.REPLACE).decode(in, CharBuffer.allocate(bytes.length * 2 + 2), false);
			return in.remaining();
		}

		private CharsetDecoder decoder(CodingErrorAction onError) {
			return this.charset.newDecoder().onMalformedInput(onError).onUnmappableCharacter(onError);
		}

	}

}
