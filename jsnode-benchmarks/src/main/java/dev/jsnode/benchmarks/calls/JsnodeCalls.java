package dev.jsnode.benchmarks.calls;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

import dev.jsnode.benchmarks.load.Sample;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/**
 * Calls of a bean of jsnode.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class JsnodeCalls {

	/**
	 * Serve as a worker; the working directory is that of the scripts.
	 * @param args the function that is called
	 * @throws IOException if standard input cannot be read
	 */
	public static void main(String[] args) throws IOException {
		Calls calls = new SpringApplicationBuilder(JsnodeCalls.class).web(WebApplicationType.NONE)
			.properties("jsnode.root=.")
			.run()
			.getBean(Calls.class);
		Worker.serve(work(args[0], calls));
	}

	private static Function<Duration, Sample> work(String function, Calls calls) {
		return switch (function) {
			case "add" -> (time) -> InFlight.run(time, (number) -> calls.add(Sums.first(number), 1), Sums::check);
			case "order" -> (time) -> InFlight.run(time, (number) -> calls.price(Order.of(number)), Order::check);
			default -> throw new IllegalArgumentException(function);
		};
	}

}
