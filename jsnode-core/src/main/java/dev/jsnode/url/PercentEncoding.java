package dev.jsnode.url;

import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding of the URL Standard: which code points of a part are written as bytes.
 */
enum PercentEncoding {

	C0_CONTROL(""),

	FRAGMENT(" \"<>`"),

	QUERY(" \"#<>"),

	SPECIAL_QUERY(" \"#<>'"),

	PATH(" \"#<>?^`{}"),

	USERINFO(" \"#<>?^`{}/:;=@[\\]|");

	private static final char[] HEX = "0123456789ABCDEF".toCharArray();

	private final boolean[] encoded = new boolean[128];

	PercentEncoding(String characters) {
		for (int i = 0; i < 0x20; i++) {
			this.encoded[i] = true;
		}
		this.encoded[0x7F] = true;
		for (int i = 0; i < characters.length(); i++) {
			this.encoded[characters.charAt(i)] = true;
		}
	}

	String encode(String text) {
		int length = text.length();
		for (int i = 0; i < length; i++) {
			if (isEncoded(text.charAt(i))) {
				return encodeFrom(text, i);
			}
		}
		return text;
	}

	private String encodeFrom(String text, int first) {
		StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
		for (int i = first; i < text.length();) {
			i += append(out, text, i);
		}
		return out.toString();
	}

	private boolean isEncoded(char c) {
		return c >= 128 || this.encoded[c];
	}

	/**
	 * Append the code point at a position; an unpaired surrogate becomes U+FFFD.
	 * @return how many chars it takes in the text
	 */
	int append(StringBuilder out, String text, int at) {
		char c = text.charAt(at);
		if (!isEncoded(c)) {
			out.append(c);
			return 1;
		}
		int codePoint = text.codePointAt(at);
		int width = Character.charCount(codePoint);
		if (codePoint < 128) {
			appendByte(out, codePoint);
		}
		else {
			for (byte b : utf8(codePoint)) {
				appendByte(out, b & 0xFF);
			}
		}
		return width;
	}

	private static byte[] utf8(int codePoint) {
		boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
		return Character.toString(surrogate ? 0xFFFD : codePoint).getBytes(StandardCharsets.UTF_8);
	}

	private static void appendByte(StringBuilder out, int b) {
		out.append('%').append(HEX[b >> 4]).append(HEX[b & 15]);
	}

	/**
	 * Decode percent-encoded bytes and the whole as UTF-8, wrong sequences as U+FFFD.
	 */
	static String decode(String text) {
		if (text.indexOf('%') < 0) {
			return text;
		}
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		byte[] out = new byte[bytes.length];
		int length = 0;
		for (int i = 0; i < bytes.length; i++) {
			int high = (bytes[i] == '%' && i + 2 < bytes.length) ? Character.digit(bytes[i + 1], 16) : -1;
			int low = (high >= 0) ? Character.digit(bytes[i + 2], 16) : -1;
			if (low >= 0) {
				out[length++] = (byte) (high * 16 + low);
				i += 2;
			}
			else {
				out[length++] = bytes[i];
			}
		}
		return new String(out, 0, length, StandardCharsets.UTF_8);
	}

}
