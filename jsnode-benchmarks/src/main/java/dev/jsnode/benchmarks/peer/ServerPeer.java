package dev.jsnode.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.jsnode.benchmarks.load.Exchange;
import dev.jsnode.benchmarks.load.LoadGenerator;
import dev.jsnode.benchmarks.load.Sample;
import org.jspecify.annotations.Nullable;

/**
 * A server that is loaded over HTTP. Its command is given the port as the variable PORT
 * and, for Spring, SERVER_PORT.
 */
public final class ServerPeer implements Peer {

	private static final Duration FIRST_ANSWER = Duration.ofMinutes(2);

	private static final int CONNECTIONS = 64;

	private final String name;

	private final boolean compiles;

	private final List<String> command;

	private final Workplace workplace;

	private final Exchange exchange;

	private final LoadGenerator load;

	private int port;

	private @Nullable Child child;

	/**
	 * Create a peer.
	 * @param name the name in the table
	 * @param compiles whether the Graal compiler is at work
	 * @param command how to start the server
	 * @param workplace where
	 * @param exchange what is asked of it
	 */
	public ServerPeer(String name, boolean compiles, List<String> command, Workplace workplace, Exchange exchange) {
		this.name = name;
		this.compiles = compiles;
		this.command = command;
		this.workplace = workplace;
		this.exchange = exchange;
		this.load = new LoadGenerator(exchange, CONNECTIONS);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public boolean compiles() {
		return this.compiles;
	}

	@Override
	public void start() {
		this.port = freePort();
		Path log = this.workplace.logs().resolve(this.name + ".log");
		String text = String.valueOf(this.port);
		this.child = Child.start(new ArrayList<>(this.command), this.workplace.scripts(),
				Map.of("PORT", text, "SERVER_PORT", text), log, false);
		FirstAnswer.await(child(), this.port, this.exchange, FIRST_ANSWER);
	}

	@Override
	public Sample measure(Duration time) {
		child().assertAlive();
		return this.load.run(this.port, time);
	}

	@Override
	public Child child() {
		if (this.child == null) {
			throw new IllegalStateException(this.name + " is not started");
		}
		return this.child;
	}

	@Override
	public void close() {
		if (this.child != null) {
			this.child.close();
		}
	}

	/**
	 * Find a port that nobody listens on.
	 * @return the port
	 */
	public static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
