package dev.jsnode.benchmarks.calls;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

import dev.jsnode.benchmarks.load.Sample;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * The same calls to a Node process beside the application, over HTTP with Spring's
 * WebClient.
 */
final class SideCarCalls {

	private final WebClient client;

	private SideCarCalls(WebClient client) {
		this.client = client;
	}

	/**
	 * Serve as a worker; the working directory is that of the scripts.
	 * @param args the function that is called and the path of Node
	 * @throws IOException if Node cannot be started
	 */
	public static void main(String[] args) throws IOException {
		Process node = new ProcessBuilder(args[1], "calls/side-car.js").redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		BufferedReader output = node.inputReader(StandardCharsets.UTF_8);
		WebClient client = WebClient.create("http://localhost:" + output.readLine());
		Worker.serve(new SideCarCalls(client).work(args[0]));
	}

	private Function<Duration, Sample> work(String function) {
		return switch (function) {
			case "add" -> (time) -> InFlight.run(time, this::add, Sums::check);
			case "order" -> (time) -> InFlight.run(time, this::price, Order::check);
			default -> throw new IllegalArgumentException(function);
		};
	}

	private Mono<Integer> add(int number) {
		return this.client.get().uri("/add?a={a}&b={b}", Sums.first(number), 1).retrieve().bodyToMono(Integer.class);
	}

	private Mono<Order> price(int number) {
		return this.client.post().uri("/price").bodyValue(Order.of(number)).retrieve().bodyToMono(Order.class);
	}

}
