package dev.jsnode.benchmarks.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

import dev.jsnode.benchmarks.load.Exchange;
import dev.jsnode.benchmarks.load.LoadGenerator;
import dev.jsnode.benchmarks.load.Sample;

/**
 * Waits until a server answers.
 */
public final class FirstAnswer {

	private static final Duration TRY = Duration.ofSeconds(10);

	private static final long PAUSE_MILLIS = 5;

	private FirstAnswer() {
	}

	/**
	 * Ask until the answer is right.
	 * @param child the server's process
	 * @param port its port
	 * @param exchange what is asked
	 * @param limit how long to try
	 */
	public static void await(Child child, int port, Exchange exchange, Duration limit) {
		long end = System.nanoTime() + limit.toNanos();
		LoadGenerator load = new LoadGenerator(exchange, 1);
		String last = "nobody listens";
		while (System.nanoTime() < end) {
			child.assertAlive();
			if (listens(port)) {
				Sample sample = load.once(port, TRY);
				if (sample.operations() > 0 && sample.errors() == 0) {
					return;
				}
				last = sample.operations() + " answers, " + sample.firstError();
			}
			pause();
		}
		throw new IllegalStateException("No right answer in " + limit + " (" + last + "): " + child.lastWords());
	}

	private static boolean listens(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
