package dev.jsnode.builtin;

import java.util.List;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * A list of texts as C has it: pointers to UTF-8 that ends with a zero, and a null at the
 * end.
 */
final class NativeStrings implements AutoCloseable {

	private final Memory memory;

	private NativeStrings(Memory memory) {
		this.memory = memory;
	}

	static NativeStrings of(List<String> texts) {
		List<byte[]> bytes = texts.stream().map(ProcessSpawner::zeroEnded).toList();
		long table = (texts.size() + 1L) * Native.POINTER_SIZE;
		Memory memory = new Memory(table + bytes.stream().mapToLong((each) -> each.length).sum());
		long at = table;
		for (int i = 0; i < bytes.size(); i++) {
			memory.write(at, bytes.get(i), 0, bytes.get(i).length);
			memory.setPointer((long) i * Native.POINTER_SIZE, memory.share(at));
			at += bytes.get(i).length;
		}
		memory.setPointer(table - Native.POINTER_SIZE, null);
		return new NativeStrings(memory);
	}

	Pointer pointer() {
		return this.memory;
	}

	@Override
	public void close() {
		this.memory.close();
	}

}
