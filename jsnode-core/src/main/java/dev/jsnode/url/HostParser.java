package dev.jsnode.url;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Hosts: domains, IPv4 and IPv6 addresses, and the opaque hosts of schemes that are not
 * special. A host is kept serialized.
 */
final class HostParser {

	private static final String FORBIDDEN_HOST = "\0\t\n\r #/:<>?@[\\]^|";

	private HostParser() {
	}

	/**
	 * Parse a host.
	 * @param input the text of the host
	 * @param special whether the scheme is special
	 * @return the serialized host, or {@code null} if it is invalid
	 */
	static @Nullable String parse(String input, boolean special) {
		if (input.startsWith("[")) {
			return input.endsWith("]") ? Ipv6.parse(input.substring(1, input.length() - 1)) : null;
		}
		if (!special) {
			return containsForbidden(input, false) ? null : PercentEncoding.C0_CONTROL.encode(input);
		}
		String domain = Domains.toAscii(PercentEncoding.decode(input));
		if (domain == null || domain.isEmpty() || containsForbidden(domain, true)) {
			return null;
		}
		return endsInNumber(domain) ? ipv4(domain) : domain;
	}

	private static boolean containsForbidden(String text, boolean domain) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (FORBIDDEN_HOST.indexOf(c) >= 0 || (domain && (c < 0x20 || c == '%' || c == 0x7F))) {
				return true;
			}
		}
		return false;
	}

	private static boolean endsInNumber(String domain) {
		int end = domain.endsWith(".") ? domain.length() - 1 : domain.length();
		int start = domain.lastIndexOf('.', end - 1) + 1;
		if (start >= end) {
			return false;
		}
		String last = domain.substring(start, end);
		return last.chars().allMatch((c) -> c >= '0' && c <= '9') || number(last) >= 0;
	}

	/**
	 * A number of an IPv4 address in decimal, octal (0...) or hexadecimal (0x...), -1 if
	 * it is none; too large ones are cut to a value that is too large as well.
	 */
	private static long number(String text) {
		if (text.isEmpty()) {
			return -1;
		}
		int radix = 10;
		if (text.length() >= 2 && text.charAt(0) == '0') {
			boolean hex = (text.charAt(1) | 0x20) == 'x';
			radix = hex ? 16 : 8;
			text = text.substring(hex ? 2 : 1);
		}
		long value = 0;
		for (int i = 0; i < text.length(); i++) {
			int digit = (text.charAt(i) < 128) ? Character.digit(text.charAt(i), radix) : -1;
			if (digit < 0) {
				return -1;
			}
			value = Math.min(value * radix + digit, 1L << 40);
		}
		return value;
	}

	private static @Nullable String ipv4(String domain) {
		String[] parts = domain.split("\\.", -1);
		int count = parts.length;
		if (parts[count - 1].isEmpty() && count > 1) {
			count--;
		}
		if (count > 4) {
			return null;
		}
		long address = 0;
		for (int i = 0; i < count; i++) {
			long number = number(parts[i]);
			boolean last = i == count - 1;
			long limit = last ? 1L << (8 * (5 - count)) : 256;
			if (number < 0 || number >= limit) {
				return null;
			}
			address += last ? number : number << (8 * (3 - i));
		}
		return (address >> 24) + "." + ((address >> 16) & 255) + "." + ((address >> 8) & 255) + "." + (address & 255);
	}

	/**
	 * IPv6 addresses.
	 */
	private static final class Ipv6 {

		private final String input;

		private final int[] pieces = new int[8];

		private int piece;

		private int at;

		private Ipv6(String input) {
			this.input = input;
		}

		static @Nullable String parse(String input) {
			Ipv6 address = new Ipv6(input);
			return address.read() ? address.serialize() : null;
		}

		private int peek() {
			return (this.at < this.input.length()) ? this.input.charAt(this.at) : -1;
		}

		private boolean read() {
			int compress = -1;
			if (peek() == ':') {
				if (!this.input.startsWith("::")) {
					return false;
				}
				this.at += 2;
				compress = ++this.piece;
			}
			while (peek() != -1) {
				if (this.piece == 8) {
					return false;
				}
				if (peek() == ':') {
					if (compress != -1) {
						return false;
					}
					this.at++;
					compress = ++this.piece;
					continue;
				}
				int start = this.at;
				int value = 0;
				while (this.at - start < 4 && hex(peek()) >= 0) {
					value = value * 16 + hex(peek());
					this.at++;
				}
				if (peek() == '.') {
					if (this.at == start || this.piece > 6) {
						return false;
					}
					this.at = start;
					if (!readIpv4()) {
						return false;
					}
					break;
				}
				if (peek() == ':') {
					this.at++;
					if (peek() == -1) {
						return false;
					}
				}
				else if (peek() != -1) {
					return false;
				}
				this.pieces[this.piece++] = value;
			}
			if (compress == -1) {
				return this.piece == 8;
			}
			moveToEnd(compress);
			return true;
		}

		private void moveToEnd(int compress) {
			int moved = this.piece - compress;
			int[] tail = Arrays.copyOfRange(this.pieces, compress, this.piece);
			Arrays.fill(this.pieces, compress, 8, 0);
			System.arraycopy(tail, 0, this.pieces, 8 - moved, moved);
		}

		private boolean readIpv4() {
			int seen = 0;
			while (peek() != -1) {
				if (seen > 0) {
					if (peek() != '.' || seen == 4) {
						return false;
					}
					this.at++;
				}
				int value = -1;
				while (peek() >= '0' && peek() <= '9') {
					int digit = peek() - '0';
					if (value == 0) {
						return false;
					}
					value = (value < 0) ? digit : value * 10 + digit;
					if (value > 255) {
						return false;
					}
					this.at++;
				}
				if (value < 0) {
					return false;
				}
				this.pieces[this.piece] = this.pieces[this.piece] * 256 + value;
				seen++;
				if (seen == 2 || seen == 4) {
					this.piece++;
				}
			}
			return seen == 4;
		}

		private static int hex(int c) {
			return (c >= 0 && c < 128) ? Character.digit(c, 16) : -1;
		}

		private String serialize() {
			int[] run = longestZeros();
			StringBuilder out = new StringBuilder("[");
			for (int i = 0; i < 8; i++) {
				if (i == run[0]) {
					out.append((i == 0) ? "::" : ":");
					i += run[1] - 1;
					continue;
				}
				out.append(Integer.toHexString(this.pieces[i]));
				if (i != 7) {
					out.append(':');
				}
			}
			return out.append(']').toString();
		}

		/** Start and length of the first longest run of at least two zeros. */
		private int[] longestZeros() {
			int[] best = { -1, 1 };
			for (int i = 0; i < 8; i++) {
				int length = 0;
				while (i + length < 8 && this.pieces[i + length] == 0) {
					length++;
				}
				if (length > best[1]) {
					best[0] = i;
					best[1] = length;
				}
				i += Math.max(0, length - 1);
			}
			return best;
		}

	}

}
