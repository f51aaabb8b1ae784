package dev.jsnode.benchmarks;

import dev.jsnode.benchmarks.peer.Peer;

/**
 * What jsnode is compared with, and how many times as fast as that it should be.
 *
 * @param peer the other side
 * @param bar the ratio asked for; not a number where it is measured for information
 */
record Rival(Peer peer, double bar) {

	static Rival forInformation(Peer peer) {
		return new Rival(peer, Double.NaN);
	}

}
