package dev.jsnode.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.util.List;

/**
 * What a child gets for a file of its parent: the system's descriptor, or, where the
 * parent's file is a stream of the host (the log of a server), a socket whose bytes are
 * copied to it.
 */
final class ChildDescriptors {

	/** For a stream that can only be read: the child has none. */
	static final int NONE = -1;

	private final RuntimeFiles files;

	ChildDescriptors(RuntimeFiles files) {
		this.files = files;
	}

	/**
	 * The descriptor for a file.
	 * @param file the runtime's number of it
	 * @param made takes a descriptor that was made for this purpose, and is to be closed
	 * when the child has it
	 */
	int number(int file, List<Integer> made) throws IOException {
		OpenFile open = this.files.table().get(file);
		int number = open.systemNumber();
		if (number >= 0) {
			return number;
		}
		if (!(open instanceof StreamFile stream) || !stream.writes()) {
			return NONE;
		}
		int[] pair = Posix.socketPair();
		if (pair == null) {
			throw CodedIoException.of("EMFILE");
		}
		made.add(pair[1]);
		copy(pair[0], open);
		return pair[1];
	}

	private static void copy(int fd, OpenFile target) throws IOException {
		InputStream source = Channels
			.newInputStream(JdkChannels.socket(fd, StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of("")));
		Thread thread = new Thread(() -> {
			byte[] buffer = new byte[8192];
			try (source) {
				for (int count = source.read(buffer); count > 0; count = source.read(buffer)) {
					target.writeFully(buffer, 0, count);
				}
			}
			catch (IOException ex) {
				// The child or the log has gone: nobody is left to be told.
			}
		}, "jsnode-child-output");
		thread.setDaemon(true);
		thread.start();
	}

}
