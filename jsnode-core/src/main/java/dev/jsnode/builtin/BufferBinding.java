package dev.jsnode.builtin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import dev.jsnode.engine.GraalInternals;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/**
 * Buffer's work in bulk. Bytes are given as an {@code ArrayBuffer}, an offset and a
 * length, which the caller has checked.
 */
public final class BufferBinding {

	private static final byte[] NONE = {};

	private final BindingContext context;

	BufferBinding(BindingContext context) {
		this.context = context;
	}

	// --- Text to bytes: returns the number of bytes written ---

	@HostAccess.Export
	public int utf8ByteLength(String text) {
		return Utf8.byteLength(text);
	}

	/**
	 * Encode a whole text, which takes the text from JavaScript once: to count first and
	 * write then takes it twice, and a long one that was put together from parts is
	 * costly to take.
	 * @param text the text
	 * @return an {@code ArrayBuffer}
	 */
	@HostAccess.Export
	public Value utf8Encode(String text) {
		return this.context.arrayBuffer(Utf8.encode(text));
	}

	@HostAccess.Export
	public int utf8Write(String text, Value buffer, int offset, int length) {
		return write(buffer, offset, length, (bytes, at) -> Utf8.write(text, bytes, at, length));
	}

	@HostAccess.Export
	public int ucs2Write(String text, Value buffer, int offset, int length) {
		int units = Math.min(text.length(), length / 2);
		return write(buffer, offset, length, (bytes, at) -> {
			ByteBuffer.wrap(bytes, at, units * 2).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().put(text, 0, units);
			return units * 2;
		});
	}

	@HostAccess.Export
	@SuppressWarnings("deprecation")
	public int latin1Write(String text, Value buffer, int offset, int length) {
		int count = Math.min(text.length(), length);
		return write(buffer, offset, length, (bytes, at) -> {
			// The one method that takes the low byte of each unit.
			text.getBytes(0, count, bytes, at);
			return count;
		});
	}

	@HostAccess.Export
	public int hexWrite(String text, Value buffer, int offset, int length) {
		return write(buffer, offset, length, (bytes, at) -> BinaryText.writeHex(text, bytes, at, length));
	}

	@HostAccess.Export
	public int base64Write(String text, Value buffer, int offset, int length) {
		return write(buffer, offset, length, (bytes, at) -> BinaryText.writeBase64(text, bytes, at, length));
	}

	/**
	 * Fill bytes with one value; the engine's own {@code fill} goes byte by byte while it
	 * is interpreted.
	 */
	@HostAccess.Export
	public void fill(Value buffer, int offset, int length, int value) {
		write(buffer, offset, length, (bytes, at) -> {
			Arrays.fill(bytes, at, at + length, (byte) value);
			return length;
		});
	}

	// --- Bytes to text ---

	@HostAccess.Export
	public String utf8Slice(Value buffer, int offset, int length) {
		return read(buffer, offset, length, (bytes, at) -> Utf8.decode(bytes, at, length));
	}

	@HostAccess.Export
	public String ucs2Slice(Value buffer, int offset, int length) {
		return read(buffer, offset, length, (bytes, at) -> {
			char[] units = new char[length / 2];
			ByteBuffer.wrap(bytes, at, units.length * 2).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().get(units);
			return new String(units);
		});
	}

	@HostAccess.Export
	public String latin1Slice(Value buffer, int offset, int length) {
		return read(buffer, offset, length, (bytes, at) -> new String(bytes, at, length, StandardCharsets.ISO_8859_1));
	}

	@HostAccess.Export
	public String asciiSlice(Value buffer, int offset, int length) {
		return read(buffer, offset, length, (bytes, at) -> {
			byte[] masked = Arrays.copyOfRange(bytes, at, at + length);
			for (int i = 0; i < length; i++) {
				masked[i] &= 0x7f;
			}
			return new String(masked, StandardCharsets.ISO_8859_1);
		});
	}

	@HostAccess.Export
	public String hexSlice(Value buffer, int offset, int length) {
		return read(buffer, offset, length, (bytes, at) -> BinaryText.hex(bytes, at, length));
	}

	@HostAccess.Export
	public String base64Slice(Value buffer, int offset, int length) {
		return read(buffer, offset, length, (bytes, at) -> BinaryText.base64(bytes, at, length, false));
	}

	@HostAccess.Export
	public String base64urlSlice(Value buffer, int offset, int length) {
		return read(buffer, offset, length, (bytes, at) -> BinaryText.base64(bytes, at, length, true));
	}

	// --- Questions ---

	@HostAccess.Export
	public int utf16Length(Value buffer, int offset, int length) {
		return read(buffer, offset, length, (bytes, at) -> Utf8.utf16Length(bytes, at, length));
	}

	@HostAccess.Export
	public boolean isUtf8(Value buffer, int offset, int length) {
		return read(buffer, offset, length, (bytes, at) -> Utf8.isValid(bytes, at, length));
	}

	@HostAccess.Export
	public boolean isAscii(Value buffer, int offset, int length) {
		return read(buffer, offset, length, (bytes, at) -> {
			for (int i = at; i < at + length; i++) {
				if (bytes[i] < 0) {
					return false;
				}
			}
			return true;
		});
	}

	@HostAccess.Export
	public int compare(Value left, int leftOffset, int leftLength, Value right, int rightOffset, int rightLength) {
		return read(left, leftOffset, leftLength, (a, i) -> read(right, rightOffset, rightLength,
				(b, j) -> Integer.signum(Arrays.compareUnsigned(a, i, i + leftLength, b, j, j + rightLength))));
	}

	/**
	 * Find bytes.
	 * @param step 2 for 16-bit units, which are found at even distances only
	 * @return where, from the start of the searched range, or -1
	 */
	@HostAccess.Export
	public int indexOf(Value buffer, int offset, int length, Value wanted, int wantedOffset, int wantedLength,
			int start, boolean forward, int step) {
		return read(buffer, offset, length,
				(bytes, at) -> read(wanted, wantedOffset, wantedLength, (needle, needleAt) -> {
					int size = wantedLength - wantedLength % step;
					int last = (length - size) / step * step;
					int first = start / step * step;
					if (forward) {
						for (int i = first; i <= last; i += step) {
							if (matches(bytes, at + i, needle, needleAt, size)) {
								return i;
							}
						}
						return -1;
					}
					for (int i = Math.min(first, last); i >= 0; i -= step) {
						if (matches(bytes, at + i, needle, needleAt, size)) {
							return i;
						}
					}
					return -1;
				}));
	}

	private static boolean matches(byte[] bytes, int at, byte[] needle, int needleAt, int size) {
		return bytes[at] == needle[needleAt] && Arrays.equals(bytes, at, at + size, needle, needleAt, needleAt + size);
	}

	// --- Access ---

	private <T> T read(Value buffer, int offset, int length, Reader<T> reader) {
		if (length == 0) {
			return reader.read(NONE, 0);
		}
		if (isShared(buffer)) {
			byte[] copy = new byte[length];
			buffer.readBuffer(offset, copy, 0, length);
			return reader.read(copy, 0);
		}
		return reader.read(this.context.bytes(buffer), offset);
	}

	private int write(Value buffer, int offset, int length, Writer writer) {
		if (length == 0) {
			return 0;
		}
		if (isShared(buffer)) {
			byte[] copy = new byte[length];
			int written = writer.write(copy, 0);
			for (int i = 0; i < written; i++) {
				buffer.writeBufferByte(offset + i, copy[i]);
			}
			return written;
		}
		return writer.write(this.context.bytes(buffer), offset);
	}

	/**
	 * Memory outside of the heap, which has no byte array: that of SharedArrayBuffer and
	 * WebAssembly.
	 */
	private static boolean isShared(Value buffer) {
		return !(GraalInternals.unwrap(buffer) instanceof JSArrayBufferObject.Heap);
	}

	@FunctionalInterface
	private interface Reader<T> {

		T read(byte[] bytes, int at);

	}

	@FunctionalInterface
	private interface Writer {

		int write(byte[] bytes, int at);

	}

}
