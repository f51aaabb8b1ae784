package dev.jsnode.benchmarks.peer;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.jsnode.benchmarks.load.Sample;
import org.jspecify.annotations.Nullable;

/**
 * A process that does the work itself when it is told to. A line {@code run <millis>} on
 * its standard input is answered by a line
 * {@code done <operations> <nanos> <p50 nanos> <p99 nanos> <errors> <first error>}; other
 * lines that it prints are passed by.
 */
public final class WorkerPeer implements Peer {

	private static final int FIELDS = 7;

	private final String name;

	private final boolean compiles;

	private final List<String> command;

	private final Workplace workplace;

	private @Nullable Child child;

	private @Nullable BufferedReader output;

	private @Nullable BufferedWriter input;

	/**
	 * Create a peer.
	 * @param name the name in the table
	 * @param compiles whether the Graal compiler is at work
	 * @param command how to start the process
	 * @param workplace where
	 */
	public WorkerPeer(String name, boolean compiles, List<String> command, Workplace workplace) {
		this.name = name;
		this.compiles = compiles;
		this.command = command;
		this.workplace = workplace;
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
		Child started = Child.start(this.command, this.workplace.scripts(), Map.of(),
				this.workplace.logs().resolve(this.name + ".log"), true);
		this.child = started;
		this.output = started.output();
		this.input = started.process().outputWriter();
		measure(Duration.ofMillis(1));
	}

	@Override
	public Sample measure(Duration time) {
		BufferedWriter to = this.input;
		BufferedReader from = this.output;
		if (to == null || from == null) {
			throw new IllegalStateException(this.name + " is not started");
		}
		try {
			to.write("run " + time.toMillis() + "\n");
			to.flush();
			String line = from.readLine();
			while (line != null && !line.startsWith("done ")) {
				line = from.readLine();
			}
			if (line == null) {
				throw new IllegalStateException(this.name + " ended: " + child().lastWords());
			}
			return parse(line.split(" ", FIELDS));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(child().lastWords(), ex);
		}
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

	private static Sample parse(String[] fields) {
		return new Sample(Long.parseLong(fields[1]), Duration.ofNanos(Long.parseLong(fields[2])),
				Long.parseLong(fields[3]), Long.parseLong(fields[4]), Long.parseLong(fields[5]),
				(fields.length < FIELDS) ? null : fields[6]);
	}

}
