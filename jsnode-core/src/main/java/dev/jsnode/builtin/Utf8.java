package dev.jsnode.builtin;

import java.nio.charset.StandardCharsets;

/**
 * UTF-8 as the Encoding Standard has it. Java's own codec does the bulk; it differs from
 * the standard in what it makes of malformed input, so that alone is done here.
 */
final class Utf8 {

	private static final char REPLACEMENT = '\uFFFD';

	/** Up to this length a plain loop beats an intermediate array. */
	private static final int SHORT = 48;

	private Utf8() {
	}

	static String decode(byte[] bytes, int offset, int length) {
		String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
		return (text.indexOf(REPLACEMENT) < 0) ? text : decodeMalformed(bytes, offset, length);
	}

	/** One replacement character for each maximal part of a well-formed sequence. */
	private static String decodeMalformed(byte[] bytes, int offset, int length) {
		StringBuilder text = new StringBuilder(length);
		int end = offset + length;
		int i = offset;
		while (i < end) {
			int size = sequence(bytes, i, end);
			if (size <= 0) {
				text.append(REPLACEMENT);
				i += Math.max(1, -size);
			}
			else {
				text.appendCodePoint(codePoint(bytes, i, size));
				i += size;
			}
		}
		return text.toString();
	}

	private static int codePoint(byte[] bytes, int i, int size) {
		return switch (size) {
			case 1 -> bytes[i];
			case 2 -> (bytes[i] & 0x1f) << 6 | bytes[i + 1] & 0x3f;
			case 3 -> (bytes[i] & 0x0f) << 12 | (bytes[i + 1] & 0x3f) << 6 | bytes[i + 2] & 0x3f;
			default -> (bytes[i] & 0x07) << 18 | (bytes[i + 1] & 0x3f) << 12 | (bytes[i + 2] & 0x3f) << 6
					| bytes[i + 3] & 0x3f;
		};
	}

	/**
	 * The length of the sequence at {@code i}; where it is malformed, the negated length
	 * of the part that is well-formed so far (0 where there is none).
	 */
	private static int sequence(byte[] bytes, int i, int end) {
		int lead = bytes[i] & 0xff;
		if (lead < 0x80) {
			return 1;
		}
		if (lead < 0xc2 || lead > 0xf4) {
			return 0;
		}
		int size = (lead < 0xe0) ? 2 : (lead < 0xf0) ? 3 : 4;
		int low = (lead == 0xe0) ? 0xa0 : (lead == 0xf0) ? 0x90 : 0x80;
		int high = (lead == 0xed) ? 0x9f : (lead == 0xf4) ? 0x8f : 0xbf;
		for (int k = 1; k < size; k++) {
			int next = (i + k < end) ? bytes[i + k] & 0xff : 0;
			if (next < low || next > high) {
				return -k;
			}
			low = 0x80;
			high = 0xbf;
		}
		return size;
	}

	static boolean isValid(byte[] bytes, int offset, int length) {
		int end = offset + length;
		int i = offset;
		while (i < end) {
			if (bytes[i] >= 0) {
				i++;
				continue;
			}
			int size = sequence(bytes, i, end);
			if (size <= 0) {
				return false;
			}
			i += size;
		}
		return true;
	}

	/**
	 * The length of a sequence at the end that more bytes could complete.
	 */
	static int incompleteTail(byte[] bytes, int offset, int length) {
		int end = offset + length;
		for (int i = end - 1; i >= Math.max(offset, end - 3); i--) {
			if ((bytes[i] & 0xc0) == 0x80) {
				continue;
			}
			int size = sequence(bytes, i, end);
			return (size < 0 && i - size == end) ? -size : 0;
		}
		return 0;
	}

	/** The number of UTF-16 units that well-formed bytes stand for. */
	static int utf16Length(byte[] bytes, int offset, int length) {
		int units = 0;
		for (int i = offset; i < offset + length; i++) {
			int b = bytes[i];
			if ((b & 0xc0) != 0x80) {
				units += ((b & 0xf8) == 0xf0) ? 2 : 1;
			}
		}
		return units;
	}

	static int byteLength(String text) {
		int length = text.length();
		int bytes = length;
		for (int i = 0; i < length; i++) {
			char c = text.charAt(i);
			if (c < 0x80) {
				continue;
			}
			if (c < 0x800) {
				bytes++;
			}
			else if (isPair(text, i)) {
				bytes += 2;
				i++;
			}
			else {
				bytes += 2;
			}
		}
		return bytes;
	}

	private static boolean isPair(String text, int i) {
		return Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()
				&& Character.isLowSurrogate(text.charAt(i + 1));
	}

	static byte[] encode(String text) {
		byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
		if (hasLoneSurrogate(text, encoded)) {
			byte[] exact = new byte[byteLength(text)];
			writeLoop(text, exact, 0, exact.length);
			return exact;
		}
		return encoded;
	}

	/**
	 * Write as many whole characters as there is room for.
	 * @return the number of bytes written
	 */
	static int write(String text, byte[] target, int offset, int room) {
		if (text.length() <= SHORT) {
			return writeLoop(text, target, offset, offset + room) - offset;
		}
		byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
		// Java encodes a lone surrogate as '?'.
		if (encoded.length > room || hasLoneSurrogate(text, encoded)) {
			return writeLoop(text, target, offset, offset + room) - offset;
		}
		System.arraycopy(encoded, 0, target, offset, encoded.length);
		return encoded.length;
	}

	private static boolean hasLoneSurrogate(String text, byte[] encoded) {
		if (indexOf(encoded, (byte) '?') < 0) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				if (!isPair(text, i)) {
					return true;
				}
				i++;
			}
		}
		return false;
	}

	private static int indexOf(byte[] bytes, byte wanted) {
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] == wanted) {
				return i;
			}
		}
		return -1;
	}

	private static int writeLoop(String text, byte[] target, int offset, int end) {
		int at = offset;
		int length = text.length();
		for (int i = 0; i < length && at < end; i++) {
			char c = text.charAt(i);
			if (c < 0x80) {
				target[at++] = (byte) c;
			}
			else if (c < 0x800) {
				if (at + 2 > end) {
					break;
				}
				target[at++] = (byte) (0xc0 | c >> 6);
				target[at++] = (byte) (0x80 | c & 0x3f);
			}
			else if (isPair(text, i)) {
				if (at + 4 > end) {
					break;
				}
				int cp = Character.toCodePoint(c, text.charAt(++i));
				target[at++] = (byte) (0xf0 | cp >> 18);
				target[at++] = (byte) (0x80 | cp >> 12 & 0x3f);
				target[at++] = (byte) (0x80 | cp >> 6 & 0x3f);
				target[at++] = (byte) (0x80 | cp & 0x3f);
			}
			else {
				if (at + 3 > end) {
					break;
				}
				char out = Character.isSurrogate(c) ? REPLACEMENT : c;
				target[at++] = (byte) (0xe0 | out >> 12);
				target[at++] = (byte) (0x80 | out >> 6 & 0x3f);
				target[at++] = (byte) (0x80 | out & 0x3f);
			}
		}
		return at;
	}

}
