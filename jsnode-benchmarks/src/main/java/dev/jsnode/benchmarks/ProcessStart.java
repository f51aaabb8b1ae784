package dev.jsnode.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.jsnode.benchmarks.peer.Command;
import dev.jsnode.benchmarks.peer.Workplace;

/**
 * A run of {@code bin/jsnode} from its start to its end.
 */
final class ProcessStart implements Supplier<Double> {

	private final Workplace workplace;

	private final List<String> command = new ArrayList<>();

	ProcessStart(Workplace workplace, String... arguments) {
		this.workplace = workplace;
		this.command.add(workplace.repository().resolve("bin/jsnode").toString());
		this.command.addAll(List.of(arguments));
	}

	@Override
	public Double get() {
		long start = System.nanoTime();
		Command.output(this.command, this.workplace.scripts(), this.workplace.logs().resolve("start.log"));
		return (System.nanoTime() - start) / 1e9;
	}

}
