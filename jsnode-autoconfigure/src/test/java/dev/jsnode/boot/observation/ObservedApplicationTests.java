package dev.jsnode.boot.observation;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.jsnode.NodeModule;
import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.bridge.JsExposed;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests of an application with security, tracing and Prometheus.
 */
class ObservedApplicationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static ConfigurableApplicationContext context;

	private static NodeModule calls;

	@BeforeAll
	static void start() {
		context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.REACTIVE)
			.run("--server.port=0", "--management.endpoints.web.exposure.include=*",
					"--management.tracing.sampling.probability=1", "--jsnode.entry=./observed/server.mjs",
					"--jsnode.permissions.net=localhost", "--jsnode.http.path=/js/**");
		calls = context.getBean(NodeRuntime.class).importModule("./observed/calls.mjs");
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Test
	void principalIsSeenInJavaScript() throws Exception {
		assertThat(get("/js/who", "ann").body()).contains("\"name\":\"ann\"")
			.contains("\"authorities\":[\"ROLE_USER\"");
		assertThat(get("/js/who", null).body()).isEqualTo("null");
	}

	@Test
	void beanThatJavaScriptCallsKnowsThePrincipal() throws Exception {
		assertThat(get("/js/user", "ann").body()).isEqualTo("\"ann\"");
	}

	@Test
	void traceOfAMountedRequestGoesThroughJavaScriptIntoBeans() throws Exception {
		assertThat(get("/js/traces", null).body())
			.isEqualTo("{\"before\":\"%s\",\"after\":\"%s\",\"mdc\":\"%s\"}".formatted(TRACE, TRACE, TRACE));
	}

	@Test
	void traceIsKeptWhileABodyIsRead() throws Exception {
		HttpResponse<String> response = send(
				request("/js/body", null).POST(BodyPublishers.ofString("x".repeat(200_000))));
		assertThat(response.body()).isEqualTo("\"kept\"");
	}

	@Test
	void traceGoesOnInRequestsOfJavaScript() throws Exception {
		assertThat(get("/js/fetch?port=" + port(), null).body()).contains(TRACE).doesNotContain("00f067aa0ba902b7");
		assertThat(get("/js/http?port=" + port(), null).body()).contains(TRACE).doesNotContain("00f067aa0ba902b7");
	}

	@Test
	void traceOfACallGoesThroughJavaScriptIntoBeans() {
		Observation observation = Observation.start("caller", context.getBean(ObservationRegistry.class));
		String trace = traceId(observation);
		Object found = calls.call("trace")
			.contextWrite((view) -> view.put(ObservationThreadLocalAccessor.KEY, observation))
			.block(TIMEOUT);
		Object items = calls.stream("each")
			.contextWrite((view) -> view.put(ObservationThreadLocalAccessor.KEY, observation))
			.collectList()
			.block(TIMEOUT);
		observation.stop();
		assertThat(found).isEqualTo(List.of(trace, trace));
		assertThat(items).isEqualTo(List.of(trace, trace));
	}

	@Test
	void traceOfTheCallersThreadGoesAlong() {
		Observation observation = Observation.start("caller", context.getBean(ObservationRegistry.class));
		try (Observation.Scope scope = observation.openScope()) {
			assertThat(calls.call("trace").block(TIMEOUT))
				.isEqualTo(List.of(traceId(observation), traceId(observation)));
		}
		observation.stop();
	}

	@Test
	void mdcOfTheCallerGoesAlong() {
		MDC.put("order", "o-1");
		try {
			assertThat(calls.call("mdc", "order").block(TIMEOUT)).isEqualTo(List.of("o-1", "o-1"));
		}
		finally {
			MDC.remove("order");
		}
	}

	@Test
	void javaScriptReadsAndSetsValues() throws Exception {
		assertThat(get("/js/tenant", null).body()).isEqualTo("{\"js\":\"acme\",\"reactor\":\"acme\",\"mdc\":\"acme\"}");
		assertThat(calls.call("tenant").block(TIMEOUT)).isEqualTo(List.of("acme", "acme"));
		assertThat(calls.call("outside").contextWrite((view) -> view.put("tenant", "java")).block(TIMEOUT))
			.isEqualTo("java");
		assertThat(calls.call("outside").block(TIMEOUT)).isEqualTo("none");
	}

	@Test
	void consoleIsLoggedWithTheMdcOfTheCall() {
		List<ILoggingEvent> events = logged(() -> {
			MDC.put("order", "o-2");
			try {
				calls.call("log", "late").block(TIMEOUT);
			}
			finally {
				MDC.remove("order");
			}
		});
		assertThat(events).hasSize(1);
		assertThat(events.get(0).getLevel()).isEqualTo(Level.WARN);
		assertThat(events.get(0).getMDCPropertyMap()).containsEntry("order", "o-2").containsKey("traceId");
		assertThat(events.get(0).getFormattedMessage()).startsWith("late {\n  a: 1,\n  b: [\n");
	}

	@Test
	void consoleIsLoggedAtItsLevels() {
		List<ILoggingEvent> events = logged(() -> calls.call("levels").block(TIMEOUT));
		assertThat(events).extracting(ILoggingEvent::getLevel)
			.containsExactly(Level.TRACE, Level.DEBUG, Level.INFO, Level.INFO, Level.WARN, Level.ERROR, Level.INFO);
		assertThat(events.get(0).getFormattedMessage()).startsWith("Trace: at trace\n    at ");
		assertThat(events.get(6).getFormattedMessage()).isEqualTo("one\ntwo");
	}

	@Test
	void callsAreTimedByModuleFunctionAndOutcome() {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> calls.call("fail").block(TIMEOUT));
		calls.call("outside").block(TIMEOUT);
		Disposable never = calls.call("never").subscribe();
		never.dispose();
		awaitTimer("jsnode.call", "jsnode.runtime", "nodeRuntime", "module", "./observed/calls.mjs", "function",
				"outside", "outcome", "SUCCESS", "exception", "none");
		awaitTimer("jsnode.call", "function", "fail", "outcome", "ERROR", "exception", "TypeError", "error",
				"NodeException");
		awaitTimer("jsnode.call", "function", "never", "outcome", "CANCELLED");
	}

	@Test
	void requestsOfJavaScriptAreClientRequests() throws Exception {
		get("/js/fetch?port=" + port(), null);
		assertThat(calls.call("refused", closedPort()).block(TIMEOUT)).isEqualTo("ECONNREFUSED");
		awaitTimer("http.client.requests", "method", "GET", "uri", "none", "status", "200", "outcome", "SUCCESS",
				"exception", "none", "client.name", "localhost");
		awaitTimer("http.client.requests", "status", "CLIENT_ERROR", "outcome", "UNKNOWN", "exception", "ECONNREFUSED");
	}

	@Test
	void mountedRequestsAreServerRequestsOfTheMount() throws Exception {
		get("/js/who", null);
		assertThat(get("/js/fail", null).statusCode()).isEqualTo(500);
		awaitTimer("http.server.requests", "uri", "/js/**", "status", "200");
		awaitTimer("http.server.requests", "uri", "/js/**", "status", "500");
	}

	/**
	 * What is observed ends after the answer is there.
	 */
	private static void awaitTimer(String name, String... tags) {
		MeterRegistry registry = context.getBean(MeterRegistry.class);
		await().atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(registry.get(name).tags(tags).timer().count()).isPositive());
	}

	private static int closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static List<ILoggingEvent> logged(Runnable action) {
		Logger logger = (Logger) LoggerFactory.getLogger("jsnode.console.nodeRuntime");
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		logger.setLevel(Level.TRACE);
		try {
			action.run();
			return List.copyOf(appender.list);
		}
		finally {
			logger.detachAppender(appender);
			logger.setLevel(null);
		}
	}

	private static String traceId(Observation observation) {
		TracingContext tracing = observation.getContextView().get(TracingContext.class);
		assertThat(tracing).isNotNull();
		return tracing.getSpan().context().traceId();
	}

	private static int port() {
		return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
	}

	private static HttpResponse<String> get(String path, @Nullable String user) throws Exception {
		return send(request(path, user));
	}

	private static HttpRequest.Builder request(String path, @Nullable String user) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
			.header("traceparent", PARENT);
		return (user != null) ? request.header("Authorization",
				"Basic " + Base64.getEncoder().encodeToString((user + ":secret").getBytes())) : request;
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableWebFluxSecurity
	static class Application {

		@Bean
		SecurityWebFilterChain security(ServerHttpSecurity http) {
			return http.authorizeExchange((exchange) -> exchange.anyExchange().permitAll())
				.httpBasic(Customizer.withDefaults())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

		@Bean
		@SuppressWarnings("deprecation")
		MapReactiveUserDetailsService users() {
			return new MapReactiveUserDetailsService(
					User.withDefaultPasswordEncoder().username("ann").password("secret").roles("USER").build());
		}

		@Bean
		Traces traces(Tracer tracer) {
			return new Traces(tracer);
		}

		@Bean
		TraceController traceController() {
			return new TraceController();
		}

	}

	@RestController
	static class TraceController {

		@GetMapping("/java/trace")
		Map<String, String> trace(@RequestHeader String traceparent) {
			return Map.of("traceparent", traceparent);
		}

	}

	@JsExposed
	static class Traces {

		private final Tracer tracer;

		Traces(Tracer tracer) {
			this.tracer = tracer;
		}

		public @Nullable String blocking() {
			Span span = this.tracer.currentSpan();
			return (span != null) ? span.context().traceId() : null;
		}

		public Mono<String> reactive() {
			return Mono.deferContextual((view) -> Mono.just(traceId(view.get(ObservationThreadLocalAccessor.KEY))));
		}

		public @Nullable String mdc(String key) {
			return MDC.get(key);
		}

		public Mono<String> reactor(String key) {
			return Mono.deferContextual((view) -> Mono.just(view.getOrDefault(key, "none")));
		}

		public Mono<String> user() {
			return ReactiveSecurityContextHolder.getContext()
				.map((security) -> security.getAuthentication().getName())
				.defaultIfEmpty("nobody");
		}

	}

}
