package dev.jsnode.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.jsnode.NodeException;
import dev.jsnode.NodeModule;
import dev.jsnode.NodeRuntime;
import dev.jsnode.engine.CompilerGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

import org.springframework.context.SmartLifecycle;
import org.springframework.util.StringUtils;

/**
 * Calls the functions that {@code jsnode.warmup} names again and again, so that they are
 * compiled before the web server takes the first request.
 */
class FunctionsWarmup implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(FunctionsWarmup.class);

	/** Enough for every runtime to have work, few enough to be no load test. */
	private static final int CONCURRENCY = 8;

	private final Map<String, NodeRuntime> runtimes;

	private final RuntimesProperties properties;

	private volatile boolean running;

	FunctionsWarmup(Map<String, NodeRuntime> runtimes, RuntimesProperties properties) {
		this.runtimes = runtimes;
		this.properties = properties;
	}

	@Override
	public void start() {
		this.runtimes.forEach((name, runtime) -> warmUp(runtime, this.properties.of(name).getWarmup()));
		this.running = true;
	}

	private static void warmUp(NodeRuntime runtime, JsNodeProperties.Warmup properties) {
		List<String> functions = properties.getFunctions();
		if (!functions.isEmpty()) {
			CompilerGate.open();
			long begin = System.nanoTime();
			Duration each = properties.getDuration().dividedBy(functions.size());
			functions.forEach((function) -> warmUp(runtime, function, properties.getIterations(), each));
			logger.info("Warmed {} up in {} ms", functions, Duration.ofNanos(System.nanoTime() - begin).toMillis());
		}
	}

	/**
	 * Call a function until the time is over or it was called often enough.
	 * @throws NodeException if it fails: an application that cannot warm up cannot serve
	 */
	private static void warmUp(NodeRuntime runtime, String reference, int iterations, Duration time) {
		String[] parts = StringUtils.split(reference, "#");
		NodeModule module = runtime.importModule((parts != null) ? parts[0] : reference);
		String function = (parts != null) ? parts[1] : "";
		Flux.range(0, iterations).flatMap((iteration) -> module.call(function), CONCURRENCY).take(time).then().block();
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return NodeRuntimeLifecycle.PHASE + 2;
	}

}
