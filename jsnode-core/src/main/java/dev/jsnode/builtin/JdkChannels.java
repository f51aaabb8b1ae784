package dev.jsnode.builtin;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;

import org.jspecify.annotations.Nullable;

/**
 * Channels over descriptors that the JVM did not open, and the descriptors of its own
 * channels. Java has no public way for either; this class is the only one that reaches
 * into {@code sun.nio.ch}. Called from any thread.
 */
final class JdkChannels {

	private static final @Nullable Access ACCESS = Access.create();

	private JdkChannels() {
	}

	/**
	 * Whether this JVM lets its channels be reached.
	 */
	static boolean available() {
		return ACCESS != null;
	}

	/**
	 * The descriptor of a channel that is open, -1 where it cannot be known.
	 */
	static int number(SelectableChannel channel) {
		return (ACCESS != null) ? ACCESS.number(channel) : -1;
	}

	/**
	 * A connected stream socket over a descriptor, which it owns from then on.
	 * @param fd the descriptor
	 * @param family {@code UNIX}, {@code INET} or {@code INET6}
	 * @param remote whom it is connected to
	 */
	static SocketChannel socket(int fd, StandardProtocolFamily family, SocketAddress remote) throws IOException {
		return (SocketChannel) access().make(access().socket, family, fd, remote);
	}

	/**
	 * A listening socket over a descriptor, which it owns from then on.
	 */
	static ServerSocketChannel server(int fd, StandardProtocolFamily family) throws IOException {
		return (ServerSocketChannel) access().make(access().server, family, fd, true);
	}

	private static Access access() throws IOException {
		if (ACCESS == null) {
			throw CodedIoException.of("ENOTSUP");
		}
		return ACCESS;
	}

	@SuppressWarnings("removal")
	private static final class Access {

		private final MethodHandles.Lookup lookup;

		private final MethodHandle descriptor;

		private final MethodHandle socket;

		private final MethodHandle server;

		private final sun.misc.Unsafe unsafe;

		private final long numberOffset;

		private Access(sun.misc.Unsafe unsafe) throws ReflectiveOperationException {
			this.unsafe = unsafe;
			Field trusted = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
			this.lookup = (MethodHandles.Lookup) unsafe.getObject(unsafe.staticFieldBase(trusted),
					unsafe.staticFieldOffset(trusted));
			this.descriptor = this.lookup.findConstructor(FileDescriptor.class,
					MethodType.methodType(void.class, int.class));
			this.socket = this.lookup.findConstructor(Class.forName("sun.nio.ch.SocketChannelImpl"),
					MethodType.methodType(void.class, SelectorProvider.class, ProtocolFamily.class,
							FileDescriptor.class, SocketAddress.class));
			this.server = this.lookup.findConstructor(Class.forName("sun.nio.ch.ServerSocketChannelImpl"),
					MethodType.methodType(void.class, SelectorProvider.class, ProtocolFamily.class,
							FileDescriptor.class, boolean.class));
			this.numberOffset = unsafe.objectFieldOffset(FileDescriptor.class.getDeclaredField("fd"));
		}

		static @Nullable Access create() {
			try {
				Field instance = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
				instance.setAccessible(true);
				return new Access((sun.misc.Unsafe) instance.get(null));
			}
			catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
				return null;
			}
		}

		Object make(MethodHandle constructor, StandardProtocolFamily family, int fd, Object last) throws IOException {
			try {
				return constructor.invokeWithArguments(SelectorProvider.provider(), family,
						this.descriptor.invokeWithArguments(fd), last);
			}
			catch (IOException | RuntimeException | Error ex) {
				throw ex;
			}
			catch (Throwable ex) {
				throw new IOException(ex);
			}
		}

		int number(SelectableChannel channel) {
			try {
				Field field = channel.getClass().getDeclaredField("fd");
				Object found = this.lookup.unreflectGetter(field).invoke(channel);
				return (found != null) ? this.unsafe.getInt(found, this.numberOffset) : -1;
			}
			catch (Throwable ex) {
				return -1;
			}
		}

	}

}
