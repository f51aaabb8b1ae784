package dev.jsnode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.jsnode.benchmarks.load.Exchange;
import dev.jsnode.benchmarks.peer.Peer;
import dev.jsnode.benchmarks.peer.ServerPeer;
import dev.jsnode.benchmarks.peer.Settings;
import dev.jsnode.benchmarks.peer.Workplace;

/**
 * The table of all comparisons.
 */
final class Comparisons {

	private static final Exchange HELLO = Exchange.get("/hello", ascii("Hello, world!\n"));

	private static final Exchange PRODUCT = Exchange.get("/products/42?currency=eur",
			ascii("{\"id\":42,\"name\":\"Product 42\",\"price\":4299,\"tags\":[\"new\",\"sale\",\"garden\"],"
					+ "\"currency\":\"eur\",\"stock\":{\"here\":3,\"elsewhere\":12}}"));

	private static final Exchange PRODUCTS = Exchange.get("/shop/products",
			ascii("[{\"sku\":\"A1\",\"name\":\"Espresso cup\",\"cents\":1999,\"stock\":40},"
					+ "{\"sku\":\"B2\",\"name\":\"Kettle\",\"cents\":4950,\"stock\":12},"
					+ "{\"sku\":\"C3\",\"name\":\"Filter papers\",\"cents\":750,\"stock\":300}]"));

	private static final Exchange MEGABYTE = Exchange.echo("/echo", megabyte());

	private final Workplace workplace;

	private final Settings settings;

	private final Peers peers;

	private Comparisons(Workplace workplace, Settings settings) {
		this.workplace = workplace;
		this.settings = settings;
		this.peers = new Peers(workplace);
	}

	static Map<String, Comparison> all(Workplace workplace, Settings settings) {
		Map<String, Comparison> all = new LinkedHashMap<>();
		Consumer<Comparison> table = (comparison) -> all.put(comparison.name(), comparison);
		Comparisons comparisons = new Comparisons(workplace, settings);
		comparisons.hello(table);
		comparisons.applications(table);
		comparisons.calls(table);
		comparisons.scripts(table);
		comparisons.starts(table);
		comparisons.loop(table);
		return all;
	}

	private void hello(Consumer<Comparison> table) {
		table.accept(ratio("hello-standalone", "hello world on a port of its own, 64 connections",
				this.peers.standalone("hello.js", HELLO), new Rival(this.peers.reactorNetty(HELLO), 0.90),
				new Rival(this.peers.node("hello.js", HELLO), 0.95)));
		table.accept(ratio("hello-dedicated", "hello world through WebFlux, JavaScript on a thread of its own",
				this.peers.mounted("hello.js", "dedicated", HELLO), new Rival(this.peers.webFlux(HELLO), 0.60)));
		table.accept(ratio("hello-server", "hello world through WebFlux, JavaScript on the server's threads",
				this.peers.mounted("hello.js", "server", HELLO), new Rival(this.peers.webFlux(HELLO), 0.90),
				new Rival(this.peers.node("hello.js", HELLO), 0.65)));
	}

	private void applications(Consumer<Comparison> table) {
		table.accept(ratio("express-server", "Express 5 with a JSON route, on the threads of WebFlux's server",
				this.peers.mounted("express.js", "server", PRODUCT),
				new Rival(this.peers.node("express.js", PRODUCT), 1.0),
				new Rival(this.peers.cluster("express.js", PRODUCT), 0.6)));
		for (String way : List.of("stream", "string")) {
			Exchange page = Exchange.get("/" + way, file("servers/page-" + way + ".html"));
			table.accept(ratio("ssr-" + way, "React 19 renders a page of 200 elements, on a port of its own",
					this.peers.standalone("ssr.js", page), new Rival(this.peers.node("ssr.js", page), 0.7)));
		}
		table.accept(ratio("echo-1mb", "a body of 1 MB streamed back, on a port of its own, 64 connections",
				this.peers.standalone("echo.js", MEGABYTE), new Rival(this.peers.node("echo.js", MEGABYTE), 0.8)));
		table.accept(new HeapGrowth("echo-1mb-heap", "live heap while 64 connections echo 1 MB each",
				this.peers.standalone("echo.js", MEGABYTE), 10, this.workplace, this.settings));
	}

	private void calls(Consumer<Comparison> table) {
		table.accept(ratio("calls-add", "bean.add(a, b), 64 in flight", this.peers.jsnodeCalls("add"),
				new Rival(this.peers.otherCalls("javet", "JavetCalls", "add"), 3),
				Rival.forInformation(this.peers.otherCalls("javet-mono", "JavetCalls", "add-mono")),
				new Rival(this.peers.otherCalls("side-car", "SideCarCalls", "add"), 30)));
		table.accept(ratio("calls-order", "bean.price(order), a record with three items in and out, 64 in flight",
				this.peers.jsnodeCalls("order"), new Rival(this.peers.otherCalls("javet", "JavetCalls", "order"), 3),
				new Rival(this.peers.otherCalls("javet-json", "JavetCalls", "order-json"), 3),
				new Rival(this.peers.otherCalls("side-car", "SideCarCalls", "order"), 20)));
		table.accept(new Amounts("call-on-loop", "bean.add(a, b) on the loop's own thread",
				this.workplace.jsnodeJvm("dev.jsnode.benchmarks.calls.LoopCalls", seconds(this.settings.round())),
				Map.of("over-execute-us", 1.0), this.workplace));
	}

	private void scripts(Consumer<Comparison> table) {
		for (String loop : List.of("immediate", "nexttick", "await")) {
			table.accept(script("loop-" + loop, "loop/" + loop + ".js", 0.5));
		}
		for (String file : microFiles()) {
			table.accept(script("micro/" + file, "micro/" + file + ".js", Double.NaN));
		}
	}

	private void starts(Consumer<Comparison> table) {
		table.accept(new Starts("startup-e0", "bin/jsnode -e 0", new ProcessStart(this.workplace, "-e", "0"), 1.0,
				this.settings));
		table.accept(new Starts("startup-express", "bin/jsnode -e \"require('express')\"",
				new ProcessStart(this.workplace, "-e", "require('express')"), 2.5, this.settings));
		table.accept(new Starts("startup-demo", "JVM start of the demo to its first answer to /shop/products",
				new DemoStart(this.workplace, PRODUCTS), 8.0, this.settings));
		table.accept(new Amounts(
				"one-more-runtime", "another runtime in a JVM that has one", this.workplace
					.jsnodeJvm("dev.jsnode.benchmarks.calls.MoreRuntimes", String.valueOf(this.settings.starts())),
				Map.of("heap-mb", 25.0, "ms", 150.0), this.workplace));
	}

	private void loop(Consumer<Comparison> table) {
		table.accept(new Amounts("instrumentation", "the loop's own measures while it serves hello world, at most",
				this.workplace.jsnodeJvm("dev.jsnode.benchmarks.calls.LoopShare", String.valueOf(ServerPeer.freePort()),
						seconds(this.settings.jitWarmup()), seconds(this.settings.round())),
				Map.of("percent", 2.0), this.workplace));
	}

	private Comparison ratio(String name, String description, Peer subject, Rival... rivals) {
		return new RatioComparison(name, description, subject, List.of(rivals), this.settings);
	}

	private Comparison script(String name, String file, double bar) {
		return ratio(name, file, this.peers.jsnodeWorker(file), new Rival(this.peers.nodeWorker(file), bar));
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

	private byte[] file(String name) {
		try {
			return Files.readAllBytes(this.workplace.scripts().resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The rounds of what measures itself. */
	private static String seconds(Duration time) {
		return String.valueOf(time.toMillis() / 1e3);
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static byte[] megabyte() {
		byte[] bytes = new byte[1024 * 1024];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (i * 31 + (i >>> 8));
		}
		return bytes;
	}

}
