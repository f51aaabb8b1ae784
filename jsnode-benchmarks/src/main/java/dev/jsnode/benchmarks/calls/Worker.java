package dev.jsnode.benchmarks.calls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

import dev.jsnode.benchmarks.load.Sample;

/**
 * The side of a worker process: works when it is told to by a line on standard input, see
 * {@link dev.jsnode.benchmarks.peer.WorkerPeer}, and ends when that ends.
 */
final class Worker {

	private Worker() {
	}

	static void serve(Function<Duration, Sample> work) throws IOException {
		PrintStream out = System.out;
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			Sample sample = work.apply(Duration.ofMillis(Long.parseLong(line.split(" ")[1])));
			String error = (sample.firstError() != null) ? " " + sample.firstError().replace('\n', ' ') : "";
			out.println("done " + sample.operations() + " " + sample.elapsed().toNanos() + " " + sample.p50() + " "
					+ sample.p99() + " " + sample.errors() + error);
			out.flush();
		}
		Runtime.getRuntime().halt(0);
	}

}
