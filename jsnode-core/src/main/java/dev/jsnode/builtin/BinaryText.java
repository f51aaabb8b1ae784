package dev.jsnode.builtin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Hexadecimal and base64 text, as lenient on reading as Node is.
 */
final class BinaryText {

	private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

	private static final byte[] HEX_VALUE = values("0123456789abcdef", "0123456789ABCDEF");

	private static final byte[] BASE64_VALUE = values(
			"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
			"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

	private static final Base64.Encoder BASE64 = Base64.getEncoder();

	private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

	private BinaryText() {
	}

	private static byte[] values(String... alphabets) {
		byte[] values = new byte[256];
		Arrays.fill(values, (byte) -1);
		for (String alphabet : alphabets) {
			for (int i = 0; i < alphabet.length(); i++) {
				values[alphabet.charAt(i)] = (byte) i;
			}
		}
		return values;
	}

	static String hex(byte[] bytes, int offset, int length) {
		byte[] text = new byte[length * 2];
		for (int i = 0; i < length; i++) {
			byte b = bytes[offset + i];
			text[2 * i] = HEX[b >> 4 & 0x0f];
			text[2 * i + 1] = HEX[b & 0x0f];
		}
		return new String(text, StandardCharsets.ISO_8859_1);
	}

	/** Stops at the first pair of characters that is not hexadecimal. */
	static int writeHex(String text, byte[] target, int offset, int room) {
		int count = Math.min(text.length() / 2, room);
		for (int i = 0; i < count; i++) {
			char a = text.charAt(2 * i);
			char b = text.charAt(2 * i + 1);
			if (a > 0xff || b > 0xff || HEX_VALUE[a] < 0 || HEX_VALUE[b] < 0) {
				return i;
			}
			target[offset + i] = (byte) (HEX_VALUE[a] << 4 | HEX_VALUE[b]);
		}
		return count;
	}

	static String base64(byte[] bytes, int offset, int length, boolean url) {
		ByteBuffer encoded = (url ? BASE64URL : BASE64).encode(ByteBuffer.wrap(bytes, offset, length));
		return new String(encoded.array(), 0, encoded.limit(), StandardCharsets.ISO_8859_1);
	}

	/** Both alphabets at once; ignores what is in neither, ends at the first '='. */
	static int writeBase64(String text, byte[] target, int offset, int room) {
		int at = offset;
		int end = offset + room;
		int bits = 0;
		int count = 0;
		for (int i = 0; i < text.length() && at < end; i++) {
			char c = text.charAt(i);
			if (c == '=') {
				break;
			}
			int value = BASE64_VALUE[c & 0xff];
			if (value < 0) {
				continue;
			}
			bits = bits << 6 | value;
			if (count == 0) {
				count = 1;
				continue;
			}
			target[at++] = (byte) (bits >> (3 - count) * 2);
			count = (count + 1) & 3;
		}
		return at - offset;
	}

}
