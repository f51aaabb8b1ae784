package dev.jsnode.boot.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import dev.jsnode.NodeRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of an application with a web server, actuator and Prometheus.
 */
class ActuatorWebTests {

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() {
		context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.REACTIVE)
			.run("--server.port=0", "--management.endpoints.web.exposure.include=*",
					"--management.endpoint.health.show-details=always",
					"--management.endpoint.health.probes.enabled=true",
					"--management.endpoint.health.group.readiness.include=readinessState,jsnode",
					"--management.endpoint.health.group.liveness.include=livenessState,jsnode");
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Test
	void eventLoopIsShown() throws Exception {
		assertThat(get("/actuator/eventloop").body()).contains("\"nodeRuntime\":{\"state\":\"RUNNING\"")
			.contains("\"phases\":{\"timers\"")
			.contains("\"p99\"");
		assertThat(get("/actuator/eventloop/nodeRuntime").statusCode()).isEqualTo(200);
		assertThat(get("/actuator/eventloop/other").statusCode()).isEqualTo(404);
	}

	@Test
	void collectionsAreShown() throws Exception {
		assertThat(get("/actuator/jsgc").body()).contains("\"totals\"").contains("\"minor\"").contains("\"pools\"");
	}

	@Test
	void healthIsShown() throws Exception {
		assertThat(get("/actuator/health").body()).contains("\"jsnode\":{\"details\":{").contains("\"RUNNING\"");
	}

	@Test
	void healthIsPartOfTheProbes() throws Exception {
		assertThat(get("/actuator/health/readiness").body()).contains("\"jsnode\":{").contains("\"status\":\"UP\"");
		assertThat(get("/actuator/health/liveness").body()).contains("\"jsnode\":{").contains("\"status\":\"UP\"");
	}

	@Test
	void versionsAreShown() throws Exception {
		assertThat(get("/actuator/info").body()).contains("\"node\":{").contains("\"GraalJS\"");
	}

	@Test
	void typesAreShown() throws Exception {
		assertThat(get("/actuator/jstypes").body()).contains("declare module 'spring:context' {");
	}

	@Test
	void metersAreScraped() throws Exception {
		get("/actuator/prometheus");
		assertThat(get("/actuator/prometheus").body()).contains("nodejs_eventloop_utilization{")
			.contains("nodejs_eventloop_delay_p99_seconds{")
			.contains("nodejs_eventloop_time_seconds_total{")
			.contains("v8js_gc_duration_seconds_count{")
			.contains("v8js_memory_heap_used_bytes{")
			.contains("v8js_resource_active{");
	}

	@Test
	void errorOfAFunctionIsAProblem() throws Exception {
		HttpResponse<String> response = get("/fail");
		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("\"title\":\"TypeError\"").contains("\"detail\":\"no price\"");
	}

	private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
		String port = context.getEnvironment().getProperty("local.server.port");
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
					BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Failing failing(NodeRuntime runtime) {
			return new Failing(runtime);
		}

	}

	@RestController
	record Failing(NodeRuntime runtime) {

		@GetMapping("/fail")
		Mono<Object> fail() {
			return this.runtime.require("./pricing.js").call("fail");
		}

	}

}
