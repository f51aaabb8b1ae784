package dev.jsnode.builtin;

/**
 * CRC-32 that continues from any value; Java's own class starts at zero only.
 */
final class Crc32 {

	private static final int[] TABLE = table();

	private Crc32() {
	}

	private static int[] table() {
		int[] table = new int[256];
		for (int i = 0; i < table.length; i++) {
			int c = i;
			for (int k = 0; k < 8; k++) {
				c = ((c & 1) != 0) ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
			}
			table[i] = c;
		}
		return table;
	}

	static int update(int start, byte[] bytes, int offset, int length) {
		int c = ~start;
		for (int i = offset; i < offset + length; i++) {
			c = TABLE[(c ^ bytes[i]) & 0xff] ^ (c >>> 8);
		}
		return ~c;
	}

}
