package dev.jsnode.benchmarks;

import java.util.function.Supplier;

import dev.jsnode.benchmarks.load.Exchange;
import dev.jsnode.benchmarks.peer.Peer;
import dev.jsnode.benchmarks.peer.ServerPeer;
import dev.jsnode.benchmarks.peer.Workplace;

/**
 * The packaged demo from the start of its JVM to its first answer.
 *
 * @param workplace where
 * @param exchange what is asked
 */
record DemoStart(Workplace workplace, Exchange exchange) implements Supplier<Double> {

	@Override
	public Double get() {
		long start = System.nanoTime();
		try (Peer demo = new ServerPeer("demo", true, this.workplace.demo(), this.workplace, this.exchange)) {
			demo.start();
			return (System.nanoTime() - start) / 1e9;
		}
	}

}
