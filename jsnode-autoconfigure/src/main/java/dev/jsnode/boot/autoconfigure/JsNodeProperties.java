package dev.jsnode.boot.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * Properties of the embedded Node.js runtime.
 */
@ConfigurationProperties("jsnode")
public class JsNodeProperties {

	/**
	 * Folder of the JavaScript application with its package.json and node_modules, a
	 * "classpath:" or "file:" location or a path.
	 */
	private String root = "classpath:/js/";

	/**
	 * Module that is loaded at start-up, relative to the root. When not set, modules are
	 * loaded as they are used.
	 */
	private @Nullable String entry;

	/**
	 * Number of runtimes behind the one bean, each with state of its own. When not set,
	 * 1, or as many as there are processors where they live on the event loops of the web
	 * server.
	 */
	private @Nullable Integer instances;

	/**
	 * Thread that JavaScript runs on.
	 */
	private Placement placement = Placement.DEDICATED;

	/**
	 * Additional conditions for "exports" and "imports" of package.json files, after
	 * "node", "import" and "require".
	 */
	private List<String> conditions = new ArrayList<>();

	/**
	 * Whether JavaScript is reloaded when its files change. When not set, while DevTools
	 * are active.
	 */
	private @Nullable Boolean watch;

	/**
	 * Names of files and folders whose changes do not matter, "*" standing for any
	 * characters.
	 */
	private List<String> watchExclude = new ArrayList<>(List.of("node_modules", ".*", "*~", "*.tmp"));

	private final ThreadPool threadPool = new ThreadPool();

	private final Http http = new Http();

	private final Env env = new Env();

	@NestedConfigurationProperty
	private final PermissionsProperties permissions = new PermissionsProperties();

	private final Call call = new Call();

	private final Watchdog watchdog = new Watchdog();

	private final Restart restart = new Restart();

	private final Warmup warmup = new Warmup();

	@NestedConfigurationProperty
	private final HealthProperties health = new HealthProperties();

	private final Events events = new Events();

	private final Types types = new Types();

	@NestedConfigurationProperty
	private final InspectProperties inspect = new InspectProperties();

	private final Page page = new Page();

	/**
	 * Whether to print a line for each garbage collection to standard output, as "node
	 * --trace-gc" does. Holds for all runtimes.
	 */
	private boolean traceGc;

	public String getRoot() {
		return this.root;
	}

	public void setRoot(String root) {
		this.root = root;
	}

	public @Nullable String getEntry() {
		return this.entry;
	}

	public void setEntry(@Nullable String entry) {
		this.entry = entry;
	}

	public @Nullable Integer getInstances() {
		return this.instances;
	}

	public void setInstances(@Nullable Integer instances) {
		this.instances = instances;
	}

	public Placement getPlacement() {
		return this.placement;
	}

	public void setPlacement(Placement placement) {
		this.placement = placement;
	}

	public List<String> getConditions() {
		return this.conditions;
	}

	public void setConditions(List<String> conditions) {
		this.conditions = conditions;
	}

	public @Nullable Boolean getWatch() {
		return this.watch;
	}

	public void setWatch(@Nullable Boolean watch) {
		this.watch = watch;
	}

	public List<String> getWatchExclude() {
		return this.watchExclude;
	}

	public void setWatchExclude(List<String> watchExclude) {
		this.watchExclude = watchExclude;
	}

	public ThreadPool getThreadPool() {
		return this.threadPool;
	}

	public Http getHttp() {
		return this.http;
	}

	public Env getEnv() {
		return this.env;
	}

	public PermissionsProperties getPermissions() {
		return this.permissions;
	}

	public Call getCall() {
		return this.call;
	}

	public Watchdog getWatchdog() {
		return this.watchdog;
	}

	public Restart getRestart() {
		return this.restart;
	}

	public Warmup getWarmup() {
		return this.warmup;
	}

	public Types getTypes() {
		return this.types;
	}

	public Page getPage() {
		return this.page;
	}

	public boolean isTraceGc() {
		return this.traceGc;
	}

	public void setTraceGc(boolean traceGc) {
		this.traceGc = traceGc;
	}

	public InspectProperties getInspect() {
		return this.inspect;
	}

	public Events getEvents() {
		return this.events;
	}

	public HealthProperties getHealth() {
		return this.health;
	}

	/**
	 * Thread that JavaScript runs on.
	 */
	public enum Placement {

		/**
		 * A thread of its own, so that long computations do not stall the server's
		 * connections.
		 */
		DEDICATED,

		/**
		 * The event loops of the web server, one runtime on each: no hand-over, but what
		 * computes long stalls connections.
		 */
		SERVER

	}

	/**
	 * Threads for blocking work: files, DNS, compression, cryptography.
	 */
	public static class ThreadPool {

		/**
		 * Number of threads. More work than that waits.
		 */
		private int size = 4;

		public int getSize() {
			return this.size;
		}

		public void setSize(int size) {
			this.size = size;
		}

	}

	/**
	 * HTTP servers that JavaScript creates.
	 */
	public static class Http {

		/**
		 * Path pattern under which the application's web server passes requests to the
		 * server that JavaScript listens with, below Spring's own mappings. Empty for
		 * none, which is the default of named runtimes.
		 */
		private String path = "/**";

		/**
		 * Whether further servers may listen on ports of their own.
		 */
		private boolean standalone;

		/**
		 * Whether JavaScript errors that controllers do not handle are answered with
		 * application/problem+json: name, message and code of the error.
		 */
		private boolean problemDetails = true;

		/**
		 * How long the application's web server waits for the head of a response from
		 * JavaScript before it answers with 503. Zero waits for ever.
		 */
		private Duration responseTimeout = Duration.ofSeconds(30);

		public String getPath() {
			return this.path;
		}

		public void setPath(String path) {
			this.path = path;
		}

		public Duration getResponseTimeout() {
			return this.responseTimeout;
		}

		public void setResponseTimeout(Duration responseTimeout) {
			this.responseTimeout = responseTimeout;
		}

		public boolean isStandalone() {
			return this.standalone;
		}

		public void setStandalone(boolean standalone) {
			this.standalone = standalone;
		}

		public boolean isProblemDetails() {
			return this.problemDetails;
		}

		public void setProblemDetails(boolean problemDetails) {
			this.problemDetails = problemDetails;
		}

	}

	/**
	 * What process.env holds.
	 */
	public static class Env {

		/**
		 * Variables that JavaScript sees besides those of the environment that
		 * jsnode.permissions.env allows, by name.
		 */
		private Map<String, String> values = new LinkedHashMap<>();

		public Map<String, String> getValues() {
			return this.values;
		}

		public void setValues(Map<String, String> values) {
			this.values = values;
		}

	}

	/**
	 * Calls from Java to JavaScript.
	 */
	public static class Call {

		/**
		 * How long a call may take until it fails and its AbortSignal is aborted, for a
		 * Flux the time between two elements. When 0, calls wait forever.
		 */
		private Duration timeout = Duration.ofSeconds(30);

		/**
		 * Number of calls that may be under way at once in each runtime. Further calls
		 * are refused.
		 */
		private int maxInFlight = 10_000;

		public Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(Duration timeout) {
			this.timeout = timeout;
		}

		@Nullable Duration timeoutOrNull() {
			return this.timeout.isZero() ? null : this.timeout;
		}

		public int getMaxInFlight() {
			return this.maxInFlight;
		}

		public void setMaxInFlight(int maxInFlight) {
			this.maxInFlight = maxInFlight;
		}

	}

	/**
	 * What happens when JavaScript blocks its event loop.
	 */
	public static class Watchdog {

		/**
		 * How long JavaScript may block its event loop until its stack is logged. When 0,
		 * nothing is logged.
		 */
		private Duration warnAfter = Duration.ofSeconds(1);

		/**
		 * How long JavaScript may block its event loop until it is interrupted: what runs
		 * fails, the runtime lives. When 0, nothing is interrupted.
		 */
		private Duration interruptAfter = Duration.ofSeconds(30);

		public Duration getWarnAfter() {
			return this.warnAfter;
		}

		public void setWarnAfter(Duration warnAfter) {
			this.warnAfter = warnAfter;
		}

		public Duration getInterruptAfter() {
			return this.interruptAfter;
		}

		public void setInterruptAfter(Duration interruptAfter) {
			this.interruptAfter = interruptAfter;
		}

	}

	/**
	 * What happens when an error that nothing handles ends the runtime.
	 */
	public static class Restart {

		/**
		 * Whether the runtime is started again.
		 */
		private boolean enabled = true;

		/**
		 * Time until the first restart. It doubles with each further failure.
		 */
		private Duration delay = Duration.ofSeconds(1);

		/**
		 * Time between two restarts at most.
		 */
		private Duration maxDelay = Duration.ofSeconds(30);

		/**
		 * How long the runtime must run for its next failure to count as the first.
		 */
		private Duration resetAfter = Duration.ofMinutes(1);

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public Duration getDelay() {
			return this.delay;
		}

		public void setDelay(Duration delay) {
			this.delay = delay;
		}

		public Duration getMaxDelay() {
			return this.maxDelay;
		}

		public void setMaxDelay(Duration maxDelay) {
			this.maxDelay = maxDelay;
		}

		public Duration getResetAfter() {
			return this.resetAfter;
		}

		public void setResetAfter(Duration resetAfter) {
			this.resetAfter = resetAfter;
		}

	}

	/**
	 * Functions that are called before the application takes requests, so that they are
	 * compiled by then.
	 */
	public static class Warmup {

		/**
		 * Functions to call without arguments, each as "module#function" or "module" for
		 * its default export. One that fails ends the start.
		 */
		private List<String> functions = new ArrayList<>();

		/**
		 * Number of calls of each function at most.
		 */
		private int iterations = 5_000;

		/**
		 * How long all functions together are called at most.
		 */
		private Duration duration = Duration.ofSeconds(20);

		public List<String> getFunctions() {
			return this.functions;
		}

		public void setFunctions(List<String> functions) {
			this.functions = functions;
		}

		public int getIterations() {
			return this.iterations;
		}

		public void setIterations(int iterations) {
			this.iterations = iterations;
		}

		public Duration getDuration() {
			return this.duration;
		}

		public void setDuration(Duration duration) {
			this.duration = duration;
		}

	}

	/**
	 * Events of the application that JavaScript hears of.
	 */
	public static class Events {

		/**
		 * Names of classes whose events are emitted by "spring:events", besides those
		 * that are annotated with "@JsExposed". Holds for all runtimes.
		 */
		private Set<String> expose = new LinkedHashSet<>();

		public Set<String> getExpose() {
			return this.expose;
		}

		public void setExpose(Set<String> expose) {
			this.expose = expose;
		}

	}

	/**
	 * TypeScript declarations of what Java gives to JavaScript.
	 */
	public static class Types {

		/**
		 * File that the declarations are written to at start-up, such as
		 * "src/main/js/spring.d.ts". When not set, none is written.
		 */
		private @Nullable Path output;

		public @Nullable Path getOutput() {
			return this.output;
		}

		public void setOutput(@Nullable Path output) {
			this.output = output;
		}

	}

	/**
	 * The page that shows how JavaScript is doing. Shows all runtimes.
	 */
	public static class Page {

		/**
		 * Whether there is the page. On with DevTools.
		 */
		private boolean enabled;

		/**
		 * Where the page is.
		 */
		private String path = "/jsnode";

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public String getPath() {
			return this.path;
		}

		public void setPath(String path) {
			this.path = path;
		}

	}

}
