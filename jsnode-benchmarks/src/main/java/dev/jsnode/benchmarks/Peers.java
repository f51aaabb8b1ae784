package dev.jsnode.benchmarks;

import java.util.List;

import dev.jsnode.benchmarks.load.Exchange;
import dev.jsnode.benchmarks.peer.Peer;
import dev.jsnode.benchmarks.peer.ServerPeer;
import dev.jsnode.benchmarks.peer.WorkerPeer;
import dev.jsnode.benchmarks.peer.Workplace;

/**
 * Makes the sides of comparisons.
 *
 * @param workplace where they run
 */
record Peers(Workplace workplace) {

	/**
	 * jsnode with a server on a port of its own.
	 */
	Peer standalone(String script, Exchange exchange) {
		return new ServerPeer("jsnode", true, this.workplace.jsnodeScript("servers/" + script), this.workplace,
				exchange);
	}

	/**
	 * jsnode behind WebFlux.
	 */
	Peer mounted(String script, String placement, Exchange exchange) {
		return new ServerPeer("jsnode", true,
				this.workplace.jsnodeJvm("dev.jsnode.benchmarks.server.SpringServer",
						"--jsnode.root=" + this.workplace.scripts(), "--jsnode.entry=./servers/" + script,
						"--jsnode.placement=" + placement),
				this.workplace, exchange);
	}

	Peer webFlux(Exchange exchange) {
		return new ServerPeer("webflux", false, this.workplace.plainJvm("dev.jsnode.benchmarks.server.WebFluxServer"),
				this.workplace, exchange);
	}

	Peer reactorNetty(Exchange exchange) {
		return new ServerPeer("reactor-netty", false,
				this.workplace.plainJvm("dev.jsnode.benchmarks.server.ReactorNettyServer"), this.workplace, exchange);
	}

	Peer node(String script, Exchange exchange) {
		return new ServerPeer("node", false, this.workplace.node("servers/" + script), this.workplace, exchange);
	}

	/**
	 * Two processes of Node behind one port.
	 */
	Peer cluster(String script, Exchange exchange) {
		return new ServerPeer("node-cluster-2", false, this.workplace.node("servers/cluster.js", script, "2"),
				this.workplace, exchange);
	}

	/**
	 * A file that {@code worker.js} runs, on jsnode.
	 */
	Peer jsnodeWorker(String file) {
		return new WorkerPeer("jsnode", true, this.workplace.jsnodeScript("worker.js", file), this.workplace);
	}

	/**
	 * A file that {@code worker.js} runs, on Node.
	 */
	Peer nodeWorker(String file) {
		return new WorkerPeer("node", false, this.workplace.node("worker.js", file), this.workplace);
	}

	/**
	 * Calls from Java through jsnode.
	 */
	Peer jsnodeCalls(String function) {
		return new WorkerPeer("jsnode", true,
				this.workplace.jsnodeJvm("dev.jsnode.benchmarks.calls.JsnodeCalls", function), this.workplace);
	}

	/**
	 * Calls from Java by what one would pick instead.
	 */
	Peer otherCalls(String name, String mainClass, String function) {
		List<String> command = this.workplace.plainJvm("dev.jsnode.benchmarks.calls." + mainClass, function,
				this.workplace.node().get(0));
		return new WorkerPeer(name, false, command, this.workplace);
	}

}
