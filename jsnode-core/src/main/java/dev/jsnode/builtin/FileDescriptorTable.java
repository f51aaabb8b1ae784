package dev.jsnode.builtin;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open files of one runtime, by numbers of its own: a runtime inside a server neither
 * sees nor touches the descriptors of the server. As the system does, it gives out the
 * lowest free number.
 */
final class FileDescriptorTable {

	private final Map<Integer, OpenFile> files = new ConcurrentHashMap<>();

	private final BitSet used = new BitSet();

	/**
	 * @param inherited whether 0, 1 and 2 are those of the process
	 * @param stdio what they are otherwise
	 */
	FileDescriptorTable(boolean inherited, Stdio stdio) {
		if (inherited) {
			put(ChannelFile.standard(new FileInputStream(FileDescriptor.in).getChannel()));
			put(ChannelFile.standard(new FileOutputStream(FileDescriptor.out).getChannel()));
			put(ChannelFile.standard(new FileOutputStream(FileDescriptor.err).getChannel()));
		}
		else {
			put(StreamFile.of(stdio.in()));
			put(StreamFile.of(stdio.out()));
			put(StreamFile.of(stdio.err()));
		}
	}

	synchronized int put(OpenFile file) {
		int number = this.used.nextClearBit(0);
		this.used.set(number);
		this.files.put(number, file);
		return number;
	}

	OpenFile get(int number) throws IOException {
		OpenFile file = this.files.get(number);
		if (file == null) {
			throw CodedIoException.of("EBADF");
		}
		return file;
	}

	synchronized OpenFile remove(int number) throws IOException {
		OpenFile file = this.files.remove(number);
		if (file == null) {
			throw CodedIoException.of("EBADF");
		}
		this.used.clear(number);
		return file;
	}

	/**
	 * Closes what JavaScript left open, when the runtime ends.
	 */
	void closeAll() {
		for (OpenFile file : this.files.values()) {
			try {
				file.close();
			}
			catch (IOException ex) {
				// nothing can be done about it, and nobody waits for it
			}
		}
		this.files.clear();
	}

}
