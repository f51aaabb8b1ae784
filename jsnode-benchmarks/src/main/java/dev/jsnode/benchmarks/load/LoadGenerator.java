package dev.jsnode.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request after the other over a number of keep-alive connections, without
 * pipelining, from one thread, and checks every answer's status and body. Not for several
 * threads.
 */
public final class LoadGenerator {

	private static final int READ_BUFFER = 256 * 1024;

	private static final long SELECT_MILLIS = 100;

	private static final long PATIENCE_NANOS = 30_000_000_000L;

	private final Exchange exchange;

	private final int connections;

	private final ByteBuffer buffer = ByteBuffer.allocate(READ_BUFFER);

	private final Histogram latencies = new Histogram(60_000_000_000L, 3);

	private long operations;

	private long errors;

	private @Nullable String firstError;

	/**
	 * Create a generator.
	 * @param exchange what is sent and expected
	 * @param connections how many connections are held
	 */
	public LoadGenerator(Exchange exchange, int connections) {
		this.exchange = exchange;
		this.connections = connections;
	}

	/**
	 * Load a server on this machine.
	 * @param port its port
	 * @param time for how long
	 * @return what was measured
	 */
	public Sample run(int port, Duration time) {
		return run(port, time, Long.MAX_VALUE);
	}

	/**
	 * Ask a server on this machine once over each connection, or a few times.
	 * @param port its port
	 * @param limit how long to wait for the first answer
	 * @return what was measured
	 */
	public Sample once(int port, Duration limit) {
		return run(port, limit, 1);
	}

	private Sample run(int port, Duration time, long most) {
		this.operations = 0;
		this.errors = 0;
		this.firstError = null;
		this.latencies.reset();
		try (Selector selector = Selector.open()) {
			long start = System.nanoTime();
			List<Connection> open = open(selector, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			long end = start + time.toNanos();
			while ((System.nanoTime() < end || lacksAnswer(end)) && this.operations < most
					&& !selector.keys().isEmpty()) {
				selector.select(this::ready, SELECT_MILLIS);
			}
			if (this.operations == 0) {
				failed("No answer");
			}
			long elapsed = System.nanoTime() - start;
			for (Connection connection : open) {
				connection.close();
			}
			return new Sample(this.operations, Duration.ofNanos(elapsed), this.latencies.getValueAtPercentile(50),
					this.latencies.getValueAtPercentile(99), this.errors, this.firstError);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A round that is too short for one answer is made longer. */
	private boolean lacksAnswer(long end) {
		return this.operations == 0 && System.nanoTime() < end + PATIENCE_NANOS;
	}

	void completed(long nanos, @Nullable String error) {
		this.operations++;
		this.latencies.recordValue(Math.min(nanos, this.latencies.getHighestTrackableValue()));
		if (error != null) {
			failed(error);
		}
	}

	private List<Connection> open(Selector selector, InetSocketAddress address) throws IOException {
		ByteBuffer request = ByteBuffer.allocateDirect(this.exchange.request().length)
			.put(this.exchange.request())
			.flip();
		List<Connection> open = new ArrayList<>();
		for (int i = 0; i < this.connections; i++) {
			Connection connection = new Connection(this, selector, address, this.exchange, request.duplicate());
			open.add(connection);
			connection.begin();
		}
		return open;
	}

	private void ready(SelectionKey key) {
		Connection connection = (Connection) key.attachment();
		try {
			if (!connection.ready(this.buffer)) {
				failed("The server closed a connection");
				connection.close();
			}
		}
		catch (IOException ex) {
			failed(ex.toString());
			key.cancel();
		}
	}

	private void failed(String error) {
		this.errors++;
		if (this.firstError == null) {
			this.firstError = error;
		}
	}

}
