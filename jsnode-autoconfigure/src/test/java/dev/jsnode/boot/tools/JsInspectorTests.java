package dev.jsnode.boot.tools;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.jsnode.inspector.NodeInspector;
import org.graalvm.shadowed.org.json.JSONObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Debugs a mounted handler as Chrome's DevTools do.
 */
class JsInspectorTests {

	private static final int LINE_OF_GREETING = 15;

	@Test
	void aMountedHandlerIsDebugged() throws Exception {
		debugHandler("server.js", "--jsnode.placement=dedicated");
	}

	@Test
	void aMountedHandlerOnTheServersLoopIsDebugged() throws Exception {
		debugHandler("server.mjs", "--jsnode.placement=server");
	}

	private static void debugHandler(String script, String placement) throws Exception {
		try (ToolsApplication application = new ToolsApplication(placement, "--jsnode.entry=./" + script,
				"--jsnode.instances=1", "--management.endpoint.jsinspector.access=unrestricted",
				"--jsnode.watchdog.warn-after=200ms", "--jsnode.watchdog.interrupt-after=3s",
				"--jsnode.health.max-blocked=500ms")) {
			assertThat(application.get("/js/hello?name=Ann").body()).isEqualTo("Hello Ann");
			assertThat(inspector(application.inspector("GET", "")).isNull("url")).isTrue();
			JSONObject started = inspector(application.inspector("POST", "{\"port\":0}"));
			assertThat(started.getString("url")).startsWith("ws://127.0.0.1:");
			try (DevToolsClient client = new DevToolsClient(started.getString("url"))) {
				debug(application, client, script);
			}
			assertThat(inspector(application.inspector("DELETE", "")).isNull("url")).isTrue();
			assertThat(application.get("/js/hello?name=Eve").body()).isEqualTo("Hello Eve");
		}
	}

	private static void debug(ToolsApplication application, DevToolsClient client, String file) throws Exception {
		client.call("Runtime.enable");
		client.call("Debugger.enable");
		JSONObject script;
		do {
			script = client.event("Debugger.scriptParsed");
		}
		while (!script.getString("url").endsWith("/tools/" + file));
		assertThat(script.getString("url")).startsWith("file:///");
		client.call("Debugger.setBreakpointByUrl", "url", script.getString("url"), "lineNumber", LINE_OF_GREETING);
		CompletableFuture<HttpResponse<String>> response = application.getAsync("/js/hello?name=Ann");
		JSONObject frame = frame(client);
		assertThat(line(frame)).isEqualTo(LINE_OF_GREETING);
		assertThat(evaluate(client, frame, "name + url.pathname")).isEqualTo("Ann/js/hello");
		assertThat(NodeInspector.get().state().paused()).isTrue();
		long blocked = application.runtime().instances().get(0).blockedTaskCount();
		Thread.sleep(3500);
		client.call("Debugger.stepOver");
		frame = frame(client);
		assertThat(line(frame)).isEqualTo(LINE_OF_GREETING + 1);
		assertThat(evaluate(client, frame, "greeting")).isEqualTo("Hello Ann");
		client.call("Debugger.resume");
		assertThat(response.get(20, TimeUnit.SECONDS).body()).isEqualTo("Hello Ann");
		assertThat(application.runtime().instances().get(0).blockedTaskCount()).isEqualTo(blocked);
	}

	private static JSONObject inspector(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(200);
		return new JSONObject(response.body());
	}

	private static JSONObject frame(DevToolsClient client) throws Exception {
		return client.event("Debugger.paused").getJSONArray("callFrames").getJSONObject(0);
	}

	private static int line(JSONObject frame) {
		return frame.getJSONObject("location").getInt("lineNumber");
	}

	private static Object evaluate(DevToolsClient client, JSONObject frame, String expression) throws Exception {
		return client
			.call("Debugger.evaluateOnCallFrame", "callFrameId", frame.getString("callFrameId"), "expression",
					expression, "returnByValue", true)
			.getJSONObject("result")
			.get("value");
	}

}
