package dev.jsnode.boot.tools;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

import org.graalvm.shadowed.org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the endpoint that profiles JavaScript.
 */
class JsProfileTests {

	private static ToolsApplication application;

	@BeforeAll
	static void start() {
		application = new ToolsApplication("--management.endpoint.jsprofile.access=read-only");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void aProfileShowsWhatKeepsJavaScriptBusyAndASecondOneIsRefused() throws Exception {
		CompletableFuture<HttpResponse<String>> one = application.getAsync("/actuator/jsprofile?seconds=3");
		CompletableFuture<HttpResponse<String>> other = application.getAsync("/actuator/jsprofile?seconds=3");
		while (!one.isDone() || !other.isDone()) {
			application.get("/js/fib?n=18");
		}
		// Which of them comes first is not known.
		HttpResponse<String> response = (one.join().statusCode() == 200) ? one.join() : other.join();
		HttpResponse<String> refused = (response == one.join()) ? other.join() : one.join();
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(refused.body()).contains("ERR_JSNODE_PROFILE_RUNNING");
		assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
		JSONObject json = new JSONObject(response.body());
		assertThat(json.getJSONArray("nodes").toString()).contains("\"fib\"").contains("/tools/server.js");
		assertThat(json.getJSONArray("samples").length()).isPositive();
	}

	@Test
	void browsersGetAFlameGraph() throws Exception {
		HttpResponse<String> response = application.get("/actuator/jsprofile?seconds=1", "Accept",
				"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
		assertThat(response.headers().firstValue("content-type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/html"));
		assertThat(response.body()).contains("CPU profile of nodeRuntime")
			.doesNotContain("{{")
			.doesNotContain("https:");
	}

	@Test
	void whatCannotBeIsRefused() throws Exception {
		assertThat(application.get("/actuator/jsprofile?seconds=0").statusCode()).isEqualTo(400);
		assertThat(application.get("/actuator/jsprofile?seconds=61").statusCode()).isEqualTo(400);
		assertThat(application.get("/actuator/jsprofile?seconds=1&runtime=other").statusCode()).isEqualTo(400);
	}

}
