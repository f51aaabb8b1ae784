package dev.jsnode.builtin;

import java.io.FileDescriptor;
import java.lang.reflect.Field;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The operating system's own number of an open channel. Java keeps it private; with it
 * {@code /proc/self/fd/<number>} names the open file itself, also after it was renamed or
 * deleted, which is what {@code fstat}, {@code fchmod}, {@code fchown} and
 * {@code futimes} need. Where it cannot be read (no {@code Unsafe}, no {@code /proc}) the
 * callers fall back on the path that was opened.
 */
final class SystemDescriptors {

	private static final Path DIRECTORY = Path.of("/proc/self/fd");

	private static final @Nullable Reader READER = Reader.create();

	private SystemDescriptors() {
	}

	/**
	 * The number of the channel's descriptor, -1 where it cannot be known.
	 */
	static int number(FileChannel channel) {
		return (READER != null) ? READER.number(channel) : -1;
	}

	/**
	 * The path that names this open descriptor, null where the system has none.
	 */
	static @Nullable Path link(int number) {
		if (number < 0) {
			return null;
		}
		Path link = DIRECTORY.resolve(Integer.toString(number));
		return Files.exists(link, LinkOption.NOFOLLOW_LINKS) ? link : null;
	}

	@SuppressWarnings("removal")
	private static final class Reader {

		private final sun.misc.Unsafe unsafe;

		private final Class<?> channelType;

		private final long descriptorOffset;

		private final long numberOffset;

		private Reader(sun.misc.Unsafe unsafe) throws ReflectiveOperationException {
			this.unsafe = unsafe;
			this.channelType = Class.forName("sun.nio.ch.FileChannelImpl");
			this.descriptorOffset = unsafe.objectFieldOffset(this.channelType.getDeclaredField("fd"));
			this.numberOffset = unsafe.objectFieldOffset(FileDescriptor.class.getDeclaredField("fd"));
		}

		static @Nullable Reader create() {
			try {
				Field instance = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
				instance.setAccessible(true);
				return new Reader((sun.misc.Unsafe) instance.get(null));
			}
			catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
				return null;
			}
		}

		int number(FileChannel channel) {
			if (!this.channelType.isInstance(channel)) {
				return -1;
			}
			Object descriptor = this.unsafe.getObject(channel, this.descriptorOffset);
			return (descriptor != null) ? this.unsafe.getInt(descriptor, this.numberOffset) : -1;
		}

	}

}
