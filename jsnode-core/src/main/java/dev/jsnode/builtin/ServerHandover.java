package dev.jsnode.builtin;

import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Servers on ports of their own, which the lives of one runtime pass on: an address
 * cannot be bound twice, so a server of a life that comes up beside the present one waits
 * for the socket of that one's server. Safe for use by several threads.
 */
public final class ServerHandover {

	private final Map<SocketAddress, ServerHandle> owners = new ConcurrentHashMap<>();

	/**
	 * Return the servers of a new life.
	 * @return its servers
	 */
	public Life life() {
		return new Life();
	}

	/**
	 * The servers of one life.
	 */
	public final class Life {

		private final List<ServerHandle> waiting = new CopyOnWriteArrayList<>();

		private final AtomicInteger connections = new AtomicInteger();

		private Life() {
		}

		/**
		 * Take the sockets of the servers that wait.
		 */
		public void takeOver() {
			this.waiting.forEach(ServerHandle::takeOver);
			this.waiting.clear();
		}

		/**
		 * Return whether no connection to its servers is open.
		 * @return whether there is none
		 */
		public boolean isIdle() {
			return this.connections.get() == 0;
		}

		void accepted(Channel connection) {
			this.connections.incrementAndGet();
			connection.closeFuture().addListener((closed) -> this.connections.decrementAndGet());
		}

		/**
		 * The server of another life that listens at an address.
		 */
		@Nullable ServerHandle other(SocketAddress address, BindingContext own) {
			ServerHandle owner = ServerHandover.this.owners.get(address);
			return (owner != null && !owner.isOf(own)) ? owner : null;
		}

		void waits(ServerHandle server) {
			this.waiting.add(server);
		}

		void listens(SocketAddress address, ServerHandle server) {
			ServerHandover.this.owners.put(address, server);
		}

		void closed(SocketAddress address, ServerHandle server) {
			this.waiting.remove(server);
			ServerHandover.this.owners.remove(address, server);
		}

	}

}
