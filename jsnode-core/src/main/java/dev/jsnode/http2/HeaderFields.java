package dev.jsnode.http2;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;

/**
 * A block of header fields in the order in which they came or go, and which of them must
 * not be indexed.
 */
final class HeaderFields extends DefaultHttp2Headers {

	private static final int FIELD_OVERHEAD = 32;

	private static final int ENCODING_OVERHEAD = 12;

	private final List<String> lines = new ArrayList<>();

	private final Deque<String> marked = new ArrayDeque<>();

	private final BitSet neverIndexed = new BitSet();

	private boolean tooLarge;

	private long size;

	HeaderFields() {
		super(false);
	}

	/**
	 * Make a block of what JavaScript gives.
	 * @param text names and values in turn, line by line
	 * @param marked for each field {@code 1} where it must not be indexed, else {@code 0}
	 */
	static HeaderFields parse(String text, String marked) {
		HeaderFields fields = new HeaderFields();
		if (text.isEmpty()) {
			return fields;
		}
		int field = 0;
		int from = 0;
		while (from <= text.length()) {
			int middle = text.indexOf('\n', from);
			int end = text.indexOf('\n', middle + 1);
			if (end == -1) {
				end = text.length();
			}
			AsciiString name = bytesOf(text, from, middle);
			AsciiString value = bytesOf(text, middle + 1, end);
			if (field < marked.length() && marked.charAt(field) == '1') {
				fields.neverIndexed.set(field);
			}
			fields.add(name, value);
			field++;
			from = end + 1;
		}
		return fields;
	}

	// As Node: one byte for each character.
	private static AsciiString bytesOf(String text, int from, int to) {
		byte[] bytes = new byte[to - from];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) text.charAt(from + i);
		}
		return new AsciiString(bytes, false);
	}

	@Override
	public Http2Headers add(CharSequence name, CharSequence value) {
		this.lines.add(name.toString());
		this.lines.add(value.toString());
		this.size += (long) name.length() + value.length() + FIELD_OVERHEAD;
		return super.add(name, value);
	}

	/** The number of fields. */
	int count() {
		return this.lines.size() / 2;
	}

	String name(int index) {
		return this.lines.get(2 * index);
	}

	String value(int index) {
		return this.lines.get(2 * index + 1);
	}

	/** The length that the block counts for. */
	long listSize() {
		return this.size;
	}

	/** How long the encoded block is at most, as nghttp2 counts. */
	long encodedBound() {
		return this.size - (long) count() * (FIELD_OVERHEAD - ENCODING_OVERHEAD) + ENCODING_OVERHEAD;
	}

	/** Takes the fields that are not to be seen out of the text, not out of the map. */
	void drop(BitSet dropped) {
		for (int i = count() - 1; i >= 0; i--) {
			if (dropped.get(i)) {
				this.lines.remove(2 * i + 1);
				this.lines.remove(2 * i);
			}
			else if (this.neverIndexed.get(i)) {
				this.marked.addFirst(name(i));
			}
		}
	}

	void neverIndexed(BitSet which) {
		this.neverIndexed.or(which);
	}

	boolean isNeverIndexed(CharSequence name, CharSequence value) {
		for (int i = this.neverIndexed.nextSetBit(0); i >= 0; i = this.neverIndexed.nextSetBit(i + 1)) {
			if (name(i).contentEquals(name) && value(i).contentEquals(value)) {
				return true;
			}
		}
		return false;
	}

	void tooLarge() {
		this.tooLarge = true;
	}

	boolean isTooLarge() {
		return this.tooLarge;
	}

	String text() {
		return String.join("\n", this.lines);
	}

	String marked() {
		return String.join("\n", this.marked);
	}

	@Override
	public boolean equals(Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

}
