package dev.jsnode.boot.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.metrics.NodeRuntimeMeters;
import dev.jsnode.boot.observation.JsNodeObservationDocumentation.CallKeyNames;
import dev.jsnode.boot.observation.JsNodeObservationDocumentation.ClientRequestKeyNames;
import io.micrometer.common.docs.KeyName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what Prometheus scrapes: names, units and tags.
 */
class PrometheusTests {

	/** About the heap, which belongs to no runtime. */
	private static final Set<NodeRuntimeMeters> OF_THE_JVM = Set.of(NodeRuntimeMeters.GC_DURATION,
			NodeRuntimeMeters.HEAP_USED);

	private static ConfigurableApplicationContext context;

	private static List<String> lines;

	@BeforeAll
	static void start() throws Exception {
		context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.REACTIVE)
			.run("--server.port=0", "--management.endpoints.web.exposure.include=*", "--jsnode.root=classpath:/js/",
					"--jsnode.permissions.net=localhost", "--jsnode.runtimes.reports.root=classpath:/js/reports/");
		String port = String.valueOf(context.getEnvironment().getProperty("local.server.port"));
		NodeRuntime runtime = context.getBean(NodeRuntime.class);
		runtime.importModule("./pricing.js").call("nothing").block();
		runtime.importModule("./request.mjs").call("status", "http://localhost:" + port + "/actuator/health").block();
		scrape(port);
		lines = scrape(port);
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@ParameterizedTest
	@EnumSource
	void meterHasItsNameUnitAndTags(NodeRuntimeMeters meter) {
		List<String> found = lines.stream().filter((line) -> line.startsWith(name(meter) + "{")).toList();
		assertThat(found).as(name(meter)).isNotEmpty();
		assertThat(found).allSatisfy((line) -> assertThat(tags(line)).containsAll(tags(meter.getKeyNames())));
		if (OF_THE_JVM.contains(meter)) {
			assertThat(found).noneMatch((line) -> line.contains("jsnode_runtime="));
		}
		else {
			assertThat(found).anyMatch((line) -> line.contains("jsnode_instance=\"0\",jsnode_runtime=\"nodeRuntime\""))
				.anyMatch((line) -> line.contains("jsnode_instance=\"0\",jsnode_runtime=\"reports\""));
		}
	}

	@Test
	void callsAndRequestsAreTimed() {
		assertThat(lines).anySatisfy((line) -> assertThat(line).startsWith("jsnode_call_seconds_count{")
			.contains("function=\"nothing\"")
			.contains("module=\"./pricing.js\"")
			.contains("outcome=\"SUCCESS\"")
			.contains("error=\"none\""));
		assertThat(tags(first("jsnode_call_seconds_count{"))).containsAll(tags(CallKeyNames.values()));
		assertThat(tags(first("http_client_requests_seconds_count{")))
			.containsAll(tags(ClientRequestKeyNames.values()));
		assertThat(first("http_server_requests_seconds_count{")).contains("uri=");
	}

	private static String first(String start) {
		return lines.stream().filter((line) -> line.startsWith(start)).findFirst().orElseThrow();
	}

	private static String name(NodeRuntimeMeters meter) {
		String name = meter.getName().replace('.', '_');
		String unit = meter.getBaseUnit();
		if (unit != null && !name.endsWith(unit)) {
			name = name + "_" + unit;
		}
		return switch (meter.getType()) {
			case COUNTER -> name + "_total";
			case TIMER -> name + "_count";
			default -> name;
		};
	}

	private static List<String> tags(KeyName[] names) {
		return Arrays.stream(names).map((name) -> name.asString().replace('.', '_')).toList();
	}

	private static Set<String> tags(String line) {
		return Arrays.stream(line.substring(line.indexOf('{') + 1, line.lastIndexOf('}')).split("\",?"))
			.filter((part) -> part.contains("="))
			.map((part) -> part.substring(0, part.indexOf('=')))
			.collect(Collectors.toSet());
	}

	private static List<String> scrape(String port) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/prometheus")).build(),
					BodyHandlers.ofString())
			.body()
			.lines()
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
