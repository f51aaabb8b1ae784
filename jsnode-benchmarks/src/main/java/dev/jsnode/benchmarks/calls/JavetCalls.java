package dev.jsnode.benchmarks.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.NodeRuntime;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.jsnode.benchmarks.load.Sample;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The same calls through Javet in Node mode. V8 takes one thread at a time, and a call
 * waits for its result: so the fastest way is one thread that makes one call after the
 * other ({@code add}). {@code add-mono} is what a bean with the signature of
 * {@link Calls} would do.
 */
final class JavetCalls {

	private static final int BATCH = 64;

	private final V8ValueFunction add;

	private JavetCalls(V8ValueFunction add) {
		this.add = add;
	}

	/**
	 * Serve as a worker; the working directory is that of the scripts.
	 * @param args the function that is called
	 * @throws IOException if standard input or the script cannot be read
	 * @throws JavetException if the script fails
	 */
	public static void main(String[] args) throws IOException, JavetException {
		NodeRuntime runtime = V8Host.getNodeInstance().createV8Runtime();
		String script = Files.readString(Path.of("calls/calls.js"));
		V8ValueObject module = runtime
			.getExecutor("const module = { exports: {} }; ((module, exports) => {" + script
					+ "\n})(module, module.exports); module.exports")
			.execute();
		Worker.serve(new JavetCalls(module.get("add")).work(args[0]));
	}

	private Function<Duration, Sample> work(String function) {
		return switch (function) {
			case "add" -> this::addInTurn;
			case "add-mono" -> {
				Scheduler thread = Schedulers.newSingle("javet");
				yield (time) -> InFlight.run(time, (number) -> Mono.fromCallable(() -> add(number)).subscribeOn(thread),
						Sums::check);
			}
			default -> throw new IllegalArgumentException(function);
		};
	}

	private Sample addInTurn(Duration time) {
		long start = System.nanoTime();
		long now = start;
		int number = 0;
		while (now - start < time.toNanos()) {
			for (int i = 0; i < BATCH; i++) {
				Sums.check(add(number), number);
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

}
