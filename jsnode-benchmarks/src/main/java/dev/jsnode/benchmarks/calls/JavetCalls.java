package dev.jsnode.benchmarks.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.NodeRuntime;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.converters.JavetObjectConverter;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.jsnode.benchmarks.load.Sample;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same calls through Javet in Node mode. V8 takes one thread at a time, and a call
 * waits for its result: so the fastest way is one thread that makes one call after the
 * other ({@code add}, {@code order}). {@code add-mono} is what a bean with the signature
 * of {@link Calls} would do. Orders cross as maps by Javet's converter, or with
 * {@code order-json} as text.
 */
final class JavetCalls {

	private static final int BATCH = 64;

	private final V8ValueFunction add;

	private final V8ValueFunction price;

	private final V8ValueFunction priceJson;

	private final JsonMapper mapper = new JsonMapper();

	private JavetCalls(V8ValueObject module) throws JavetException {
		this.add = module.get("add");
		this.price = module.get("price");
		this.priceJson = module.get("priceJson");
	}

	/**
	 * Serve as a worker; the working directory is that of the scripts.
	 * @param args the function that is called
	 * @throws IOException if standard input or the script cannot be read
	 * @throws JavetException if the script fails
	 */
	public static void main(String[] args) throws IOException, JavetException {
		NodeRuntime runtime = V8Host.getNodeInstance().createV8Runtime();
		runtime.setConverter(new JavetObjectConverter());
		String script = Files.readString(Path.of("calls/calls.js"));
		V8ValueObject module = runtime
			.getExecutor("const module = { exports: {} }; ((module, exports) => {" + script
					+ "\n})(module, module.exports); const { price } = module.exports;"
					+ "module.exports.priceJson = (text) => JSON.stringify(price(JSON.parse(text))); module.exports")
			.execute();
		Worker.serve(new JavetCalls(module).work(args[0]));
	}

	private Function<Duration, Sample> work(String function) {
		return switch (function) {
			case "add" -> (time) -> inTurn(time, this::add, Sums::check);
			case "order" -> (time) -> inTurn(time, this::price, Order::check);
			case "order-json" -> (time) -> inTurn(time, this::priceJson, Order::check);
			case "add-mono" -> {
				Scheduler thread = Schedulers.newSingle("javet");
				yield (time) -> InFlight.run(time, (number) -> Mono.fromCallable(() -> add(number)).subscribeOn(thread),
						Sums::check);
			}
			default -> throw new IllegalArgumentException(function);
		};
	}

	private static <T> Sample inTurn(Duration time, IntFunction<T> call, ObjIntConsumer<T> check) {
		long start = System.nanoTime();
		long now = start;
		int number = 0;
		while (now - start < time.toNanos()) {
			for (int i = 0; i < BATCH; i++) {
				check.accept(call.apply(number), number);
				number = (number + 1) & Integer.MAX_VALUE;
			}
			now = System.nanoTime();
		}
		long each = (now - start) / number;
		return new Sample(number, Duration.ofNanos(now - start), each, each, 0, null);
	}

	private int add(int number) {
		try {
			return this.add.callInteger(null, Sums.first(number), 1);
		}
		catch (JavetException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Order price(int number) {
		try {
			return OrderMaps.order(this.price.callObject(null, OrderMaps.map(Order.of(number))));
		}
		catch (JavetException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Order priceJson(int number) {
		try {
			String text = this.priceJson.callString(null, this.mapper.writeValueAsString(Order.of(number)));
			return this.mapper.readValue(text, Order.class);
		}
		catch (JavetException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
