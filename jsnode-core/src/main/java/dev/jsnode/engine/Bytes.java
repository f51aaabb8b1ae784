package dev.jsnode.engine;

import java.util.Arrays;

import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSTypedArrayObject;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Copies bytes out of buffers and their views.
 */
final class Bytes {

	private Bytes() {
	}

	/**
	 * The bytes of a typed array, {@code DataView} or {@code ArrayBuffer}; {@code null}
	 * for anything else.
	 */
	static byte @Nullable [] copyOf(Value value) {
		Object object = GraalInternals.unwrap(value);
		if (object instanceof JSTypedArrayObject) {
			int offset = value.getMember("byteOffset").asInt();
			int length = value.getMember("byteLength").asInt();
			return copy(value.getMember("buffer"), offset, length);
		}
		if (object instanceof JSArrayBufferObject) {
			return copy(value, 0, (int) value.getBufferSize());
		}
		return null;
	}

	private static byte[] copy(Value buffer, int offset, int length) {
		if (GraalInternals.unwrap(buffer) instanceof JSArrayBufferObject.Heap heap) {
			return Arrays.copyOfRange(heap.getByteArray(), offset, offset + length);
		}
		byte[] copy = new byte[length];
		buffer.readBuffer(offset, copy, 0, length);
		return copy;
	}

}
