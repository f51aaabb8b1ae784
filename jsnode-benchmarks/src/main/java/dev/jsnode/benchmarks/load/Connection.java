package dev.jsnode.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A keep-alive connection that has one request under way at a time.
 */
final class Connection {

	private final LoadGenerator generator;

	private final SocketChannel channel;

	private final SelectionKey key;

	private final ByteBuffer request;

	private final ResponseReader reader;

	private long startedAt;

	Connection(LoadGenerator generator, Selector selector, InetSocketAddress address, Exchange exchange,
			ByteBuffer request) throws IOException {
		this.generator = generator;
		this.channel = SocketChannel.open(address);
		this.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		this.channel.configureBlocking(false);
		this.key = this.channel.register(selector, SelectionKey.OP_READ, this);
		this.request = request;
		this.reader = new ResponseReader(exchange.expected());
	}

	/**
	 * Send the request.
	 */
	void begin() throws IOException {
		this.startedAt = System.nanoTime();
		this.request.rewind();
		this.reader.reset();
		write();
	}

	/**
	 * The socket is ready. Gives false at the end of the connection.
	 */
	boolean ready(ByteBuffer buffer) throws IOException {
		if (this.key.isWritable()) {
			write();
		}
		return !this.key.isReadable() || read(buffer);
	}

	void close() throws IOException {
		this.channel.close();
	}

	private void write() throws IOException {
		this.channel.write(this.request);
		int interest = this.request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
				: SelectionKey.OP_READ;
		if (this.key.interestOps() != interest) {
			this.key.interestOps(interest);
		}
	}

	private boolean read(ByteBuffer buffer) throws IOException {
		buffer.clear();
		int count = this.channel.read(buffer);
		if (count < 0) {
			return false;
		}
		int position = 0;
		while (position < count) {
			position += this.reader.read(buffer.array(), position, count);
			if (this.reader.done()) {
				this.generator.completed(System.nanoTime() - this.startedAt, this.reader.error());
				begin();
			}
		}
		return true;
	}

}
