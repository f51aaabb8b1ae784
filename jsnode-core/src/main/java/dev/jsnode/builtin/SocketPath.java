package dev.jsnode.builtin;

import java.io.Closeable;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * The path of a Unix domain socket as Java takes it: 106 bytes at most. Node takes 108,
 * and a path that is relative to the runtime's working directory, which is not the JVM's,
 * may be short enough where its absolute form is too long: such a socket is reached
 * through a link until this is closed.
 */
final class SocketPath implements Closeable {

	private static final int LONGEST = 108;

	private static final int LONGEST_OF_JAVA = 106;

	private final UnixDomainSocketAddress address;

	private final @Nullable Path link;

	private SocketPath(UnixDomainSocketAddress address, @Nullable Path link) {
		this.address = address;
		this.link = link;
	}

	/**
	 * Make a path usable.
	 * @param given the path as JavaScript gave it
	 * @param absolute the path in full
	 * @return what is to be bound or connected to before this is closed
	 * @throws IOException if a link that it needs cannot be made
	 */
	static SocketPath of(String given, Path absolute) throws IOException {
		Path folder = absolute.getParent();
		if (folder == null || bytes(absolute.toString()) <= LONGEST_OF_JAVA || bytes(given) > LONGEST) {
			return new SocketPath(UnixDomainSocketAddress.of(absolute), null);
		}
		Path link = Path.of(System.getProperty("java.io.tmpdir"),
				"js-" + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX));
		Files.createSymbolicLink(link, folder);
		return new SocketPath(UnixDomainSocketAddress.of(link.resolve(absolute.getFileName())), link);
	}

	private static int bytes(String path) {
		return path.getBytes(StandardCharsets.UTF_8).length;
	}

	UnixDomainSocketAddress address() {
		return this.address;
	}

	@Override
	public void close() throws IOException {
		if (this.link != null) {
			Files.deleteIfExists(this.link);
		}
	}

}
