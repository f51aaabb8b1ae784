package dev.jsnode.boot.page;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import dev.jsnode.NodeModule;
import dev.jsnode.boot.tools.ToolsApplication;
import org.graalvm.shadowed.org.json.JSONArray;
import org.graalvm.shadowed.org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Looks at the page with a real browser, while JavaScript is mounted at all other paths.
 */
class PageTests {

	private static ToolsApplication application;

	@TempDir
	private Path folder;

	@BeforeAll
	static void start() {
		application = new ToolsApplication("--jsnode.page.enabled=true", "--spring.webflux.base-path=/app");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void thePageIsThereBesideMountedJavaScript() throws Exception {
		HttpResponse<String> page = application.get("/app/jsnode");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("<title>jsnode</title>").contains("src=\"/app/jsnode/uplot.js\"");
		for (String asset : List.of("page.js", "page.css", "uplot.js", "uplot.css")) {
			assertThat(application.get("/app/jsnode/" + asset).statusCode()).as(asset).isEqualTo(200);
		}
		assertThat(application.get("/app/jsnode/other?name=Ann").body()).isEqualTo("Hello Ann");
	}

	@Test
	void theDataIsThatOfTheEndpoints() throws Exception {
		JSONObject data = new JSONObject(application.get("/app/jsnode/data").body());
		JSONObject runtime = data.getJSONArray("runtimes").getJSONObject(0);
		JSONObject endpoint = new JSONObject(application.get("/app/actuator/eventloop/nodeRuntime").body());
		assertThat(runtime.getString("state")).isEqualTo(endpoint.getString("state")).isEqualTo("RUNNING");
		assertThat(runtime.getJSONObject("loop").getJSONObject("phases").keySet())
			.isEqualTo(endpoint.getJSONObject("loop").getJSONObject("phases").keySet());
		assertThat(runtime.getJSONObject("threadPool").getInt("size"))
			.isEqualTo(endpoint.getJSONObject("threadPool").getInt("size"));
		assertThat(data.getJSONObject("heap").getLong("max")).isEqualTo(
				new JSONObject(application.get("/app/actuator/jsgc").body()).getJSONObject("heap").getLong("max"));
	}

	@Test
	void valuesMoveUnderLoadAndNothingFails() throws Exception {
		Path executable = Chromium.executable().orElse(null);
		assumeTrue(executable != null, "No Chromium is installed: the page is not looked at");
		try (Chromium chromium = new Chromium(executable, this.folder)) {
			chromium.page().call("Page.navigate", "url", application.url("/app/jsnode"));
			await().atMost(Duration.ofSeconds(30)).until(() -> moments(chromium) >= 2);
			double idle = figure(chromium, "utilization");
			Disposable load = load();
			try {
				await().atMost(Duration.ofSeconds(60))
					.untilAsserted(() -> assertThat(figure(chromium, "utilization")).isGreaterThan(idle + 10));
				await().atMost(Duration.ofSeconds(30))
					.untilAsserted(() -> assertThat(figure(chromium, "calls")).isPositive());
				await().atMost(Duration.ofMinutes(3))
					.until(() -> moments(chromium) >= Integer.getInteger("jsnode.page.moments", 5));
				assertThat(text(chromium, "#calls .u-legend")).contains("./server.js#work");
				assertThat(text(chromium, "#state")).isEqualTo("RUNNING");
				looksRight(chromium);
			}
			finally {
				load.dispose();
			}
			assertThat(problems(chromium)).isEmpty();
		}
	}

	private void looksRight(Chromium chromium) throws Exception {
		for (String scheme : List.of("light", "dark")) {
			for (int width : List.of(1280, 390)) {
				chromium.page()
					.call("Emulation.setEmulatedMedia", "features", new JSONArray()
						.put(new JSONObject().put("name", "prefers-color-scheme").put("value", scheme)));
				chromium.page()
					.call("Emulation.setDeviceMetricsOverride", "width", width, "height", (width > 500) ? 860 : 1900,
							"deviceScaleFactor", 1, "mobile", width < 500);
				await().until(() -> (Boolean) chromium
					.evaluate("[...document.querySelectorAll('.u-wrap')].every((plot) => plot.clientWidth > 200)"));
				assertThat(chromium.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("fits %s", width)
					.isEqualTo(true);
				String background = (String) chromium.evaluate("getComputedStyle(document.body).backgroundColor");
				assertThat(background).isEqualTo(scheme.equals("dark") ? "rgb(15, 18, 21)" : "rgb(244, 246, 248)");
				screenshot(chromium, scheme + "-" + width);
			}
		}
	}

	/**
	 * For the documentation: {@code -Djsnode.page.screenshots=FOLDER}.
	 */
	private static void screenshot(Chromium chromium, String name) throws Exception {
		String wanted = System.getProperty("jsnode.page.screenshots");
		if (wanted != null) {
			Thread.sleep(500);
			String data = chromium.page().call("Page.captureScreenshot", "format", "png").getString("data");
			Files.write(Path.of(wanted, "page-" + name + ".png"), Base64.getDecoder().decode(data));
		}
	}

	private static Disposable load() {
		NodeModule module = application.runtime().require("./server.js");
		return Flux.interval(Duration.ofMillis(20))
			.onBackpressureDrop()
			.flatMap((tick) -> Mono.when(module.call("work", 15), module.call("double", tick.intValue())), 4)
			.subscribe();
	}

	private static int moments(Chromium chromium) throws Exception {
		return ((Number) chromium.evaluate("typeof moments === 'undefined' ? 0 : moments.length")).intValue();
	}

	private static double figure(Chromium chromium, String plot) throws Exception {
		return Double.parseDouble(text(chromium, "#" + plot + " .figure").replace(",", ""));
	}

	private static String text(Chromium chromium, String selector) throws Exception {
		return (String) chromium.evaluate("document.querySelector('" + selector + "').textContent");
	}

	private static List<String> problems(Chromium chromium) {
		return chromium.page().drain().stream().filter((event) -> switch (event.getString("method")) {
			case "Runtime.exceptionThrown" -> true;
			case "Runtime.consoleAPICalled" -> event.getJSONObject("params").getString("type").equals("error");
			case "Log.entryAdded" ->
				event.getJSONObject("params").getJSONObject("entry").getString("level").equals("error");
			default -> false;
		}).map(JSONObject::toString).toList();
	}

}
