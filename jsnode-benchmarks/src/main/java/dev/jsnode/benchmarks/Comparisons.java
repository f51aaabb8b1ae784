package dev.jsnode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.jsnode.benchmarks.load.Exchange;
import dev.jsnode.benchmarks.peer.Peer;
import dev.jsnode.benchmarks.peer.ServerPeer;
import dev.jsnode.benchmarks.peer.Settings;
import dev.jsnode.benchmarks.peer.WorkerPeer;
import dev.jsnode.benchmarks.peer.Workplace;

/**
 * The table of all comparisons.
 */
final class Comparisons {

	private static final Exchange HELLO = Exchange.get("/hello", "Hello, world!\n".getBytes(StandardCharsets.US_ASCII));

	private final Workplace workplace;

	private final Settings settings;

	private Comparisons(Workplace workplace, Settings settings) {
		this.workplace = workplace;
		this.settings = settings;
	}

	static Map<String, Comparison> all(Workplace workplace, Settings settings) {
		Map<String, Comparison> all = new LinkedHashMap<>();
		new Comparisons(workplace, settings).each((comparison) -> all.put(comparison.name(), comparison));
		return all;
	}

	private void each(Consumer<Comparison> table) {
		table.accept(ratio("hello-standalone", "hello world on a port of its own, 64 connections",
				standalone("hello.js", HELLO), new Rival(reactorNetty(), 0.90),
				new Rival(node("hello.js", HELLO), 0.95)));
		table.accept(ratio("hello-dedicated", "hello world through WebFlux, JavaScript on a thread of its own",
				mounted("hello.js", "dedicated", HELLO), new Rival(webFlux(), 0.60)));
		table.accept(ratio("calls-add", "bean.add(a, b), 64 in flight", calls("jsnode", true, "JsnodeCalls", "add"),
				new Rival(calls("javet", false, "JavetCalls", "add"), 3),
				Rival.forInformation(calls("javet-mono", false, "JavetCalls", "add-mono")),
				new Rival(calls("side-car", false, "SideCarCalls", "add"), 30)));
		for (String loop : List.of("immediate", "nexttick", "await")) {
			table.accept(script("loop-" + loop, "loop/" + loop + ".js", 0.5));
		}
		for (String file : microFiles()) {
			table.accept(script("micro/" + file, "micro/" + file + ".js", Double.NaN));
		}
	}

	private Comparison ratio(String name, String description, Peer subject, Rival... rivals) {
		return new RatioComparison(name, description, subject, List.of(rivals), this.settings);
	}

	/** A script that both run by {@code worker.js}. */
	private Comparison script(String name, String file, double bar) {
		return ratio(name, file,
				new WorkerPeer("jsnode", true, this.workplace.jsnodeScript("worker.js", file), this.workplace),
				new Rival(new WorkerPeer("node", false, this.workplace.node("worker.js", file), this.workplace), bar));
	}

	/**
	 * The names of the files that measure one thing of JavaScript's each, without a bar.
	 */
	private List<String> microFiles() {
		try (Stream<Path> files = Files.list(this.workplace.scripts().resolve("micro"))) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".js"))
				.map((name) -> name.substring(0, name.length() - 3))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Peer standalone(String script, Exchange exchange) {
		return new ServerPeer("jsnode", true, this.workplace.jsnodeScript("servers/" + script), this.workplace,
				exchange);
	}

	private Peer mounted(String script, String placement, Exchange exchange) {
		return new ServerPeer("jsnode", true,
				this.workplace.jsnodeJvm("dev.jsnode.benchmarks.server.SpringServer",
						"--jsnode.root=" + this.workplace.scripts(), "--jsnode.entry=./servers/" + script,
						"--jsnode.placement=" + placement),
				this.workplace, exchange);
	}

	private Peer webFlux() {
		return new ServerPeer("webflux", false, this.workplace.plainJvm("dev.jsnode.benchmarks.server.WebFluxServer"),
				this.workplace, HELLO);
	}

	private Peer reactorNetty() {
		return new ServerPeer("reactor-netty", false,
				this.workplace.plainJvm("dev.jsnode.benchmarks.server.ReactorNettyServer"), this.workplace, HELLO);
	}

	private Peer node(String script, Exchange exchange) {
		return new ServerPeer("node", false, this.workplace.node("servers/" + script), this.workplace, exchange);
	}

	private Peer calls(String name, boolean compiles, String mainClass, String function) {
		String main = "dev.jsnode.benchmarks.calls." + mainClass;
		List<String> command = compiles ? this.workplace.jsnodeJvm(main, function)
				: this.workplace.plainJvm(main, function, this.workplace.node().get(0));
		return new WorkerPeer(name, compiles, command, this.workplace);
	}

}
