package dev.jsnode.builtin;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.channels.SelectableChannel;

import io.netty.channel.Channel;
import io.netty.channel.nio.AbstractNioChannel;
import org.jspecify.annotations.Nullable;

/**
 * The descriptors of sockets that Netty holds. Used on the loop's thread.
 */
final class NettyDescriptors {

	private NettyDescriptors() {
	}

	/**
	 * The channel of a handle of JavaScript's.
	 */
	static @Nullable Channel channel(@Nullable Object handle) {
		if (handle instanceof SocketHandle socket) {
			return socket.channel();
		}
		if (handle instanceof HeldConnection connection) {
			return connection.channel();
		}
		return (handle instanceof ServerHandle server) ? server.channel() : null;
	}

	/**
	 * The descriptor of a channel, -1 for none.
	 */
	static int number(@Nullable Channel channel) {
		if (!(channel instanceof AbstractNioChannel) || !channel.isOpen()) {
			return -1;
		}
		try {
			// Netty keeps it from other packages.
			Method method = AbstractNioChannel.class.getDeclaredMethod("javaChannel");
			method.setAccessible(true);
			return JdkChannels.number((SelectableChannel) method.invoke(channel));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			return -1;
		}
	}

	/**
	 * The handle of a socket that came from another process.
	 */
	static Object adopt(BindingContext context, int fd) throws IOException {
		return ReceivedSocket.of(fd).handle(context);
	}

}
