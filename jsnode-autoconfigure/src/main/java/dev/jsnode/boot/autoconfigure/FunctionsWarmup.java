package dev.jsnode.boot.autoconfigure;

import java.time.Duration;
import java.util.List;

import dev.jsnode.NodeException;
import dev.jsnode.NodeModule;
import dev.jsnode.NodeRuntime;
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

	private final NodeRuntime runtime;

	private final JsNodeProperties.Warmup properties;

	private volatile boolean running;

	FunctionsWarmup(NodeRuntime runtime, JsNodeProperties.Warmup properties) {
		this.runtime = runtime;
		this.properties = properties;
	}

	@Override
	public void start() {
		List<String> functions = this.properties.getFunctions();
		if (!functions.isEmpty()) {
			long begin = System.nanoTime();
			Duration each = this.properties.getDuration().dividedBy(functions.size());
			functions.forEach((function) -> warmUp(function, each));
			logger.info("Warmed {} up in {} ms", functions, Duration.ofNanos(System.nanoTime() - begin).toMillis());
		}
		this.running = true;
	}

	/**
	 * Call a function until the time is over or it was called often enough.
	 * @throws NodeException if it fails: an application that cannot warm up cannot serve
	 */
	private void warmUp(String reference, Duration time) {
		String[] parts = StringUtils.split(reference, "#");
		NodeModule module = this.runtime.importModule((parts != null) ? parts[0] : reference);
		String function = (parts != null) ? parts[1] : "";
		Flux.range(0, this.properties.getIterations())
			.flatMap((iteration) -> module.call(function), CONCURRENCY)
			.take(time)
			.then()
			.block();
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
