package dev.jsnode.inspector;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.jsnode.NodeRuntime;
import dev.jsnode.builtin.Stdio;
import dev.jsnode.cli.Launcher;
import org.graalvm.shadowed.org.json.JSONArray;
import org.graalvm.shadowed.org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Debugs scripts as Chrome's DevTools do.
 */
class NodeInspectorTests {

	private static final Pattern LISTENING = Pattern.compile("Debugger listening on (ws://127\\.0\\.0\\.1:\\d+/\\S+)");

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@TempDir
	private Path folder;

	private Path script;

	@BeforeEach
	void writeScript() throws Exception {
		this.script = Files.writeString(this.folder.resolve("sum.js"), """
				'use strict';
				function add(a, b) {
				  const sum = a + b;
				  return sum;
				}
				console.log(add(2, 3));
				""");
	}

	@AfterEach
	void closeInspector() {
		NodeInspector.get().close();
	}

	@Test
	void inspectBrkPausesAtTheFirstStatementOfTheScript() throws Exception {
		CompletableFuture<Integer> exit = run("--inspect-brk=0", this.script.toString());
		DevToolsClient client = attach();
		client.call("Runtime.runIfWaitingForDebugger");
		JSONObject paused = client.event("Debugger.paused");
		JSONObject frame = paused.getJSONArray("callFrames").getJSONObject(0);
		assertThat(frame.getString("url")).isEqualTo(this.script.toUri().toString());
		assertThat(frame.getJSONObject("location").getInt("lineNumber")).isZero();
		client.call("Debugger.stepOver");
		frame = pausedFrame(client);
		assertThat(frame.getJSONObject("location").getInt("lineNumber")).isEqualTo(5);
		client.call("Debugger.resume");
		await()
			.untilAsserted(() -> assertThat(this.err.toString()).contains("Waiting for the debugger to disconnect..."));
		assertThat(exit).isNotDone();
		client.close();
		assertThat(exit.get(20, TimeUnit.SECONDS)).isZero();
		assertThat(this.out).hasToString("5\n");
		assertThat(this.err.toString()).contains("For help, see: https://nodejs.org/learn/getting-started/debugging\n",
				"Debugger attached.\n");
	}

	@Test
	void aBreakpointIsStoppedAtAndValuesAreChanged() throws Exception {
		CompletableFuture<Integer> exit = run("--inspect-wait=0", this.script.toString());
		DevToolsClient client = attach();
		JSONObject set = client.call("Debugger.setBreakpointByUrl", "url", this.script.toUri().toString(), "lineNumber",
				2);
		assertThat(set.getString("breakpointId")).isNotEmpty();
		client.call("Runtime.runIfWaitingForDebugger");
		JSONObject frame = pausedFrame(client);
		assertThat(frame.getString("functionName")).isEqualTo("add");
		assertThat(evaluate(client, frame, "a * 10 + b")).isEqualTo(23);
		client.call("Debugger.stepOver");
		frame = pausedFrame(client);
		assertThat(frame.getJSONObject("location").getInt("lineNumber")).isEqualTo(3);
		assertThat(evaluate(client, frame, "sum")).isEqualTo(5);
		client.call("Debugger.resume");
		client.event("Debugger.resumed");
		await().untilAsserted(() -> assertThat(this.out).hasToString("5\n"));
		client.close();
		assertThat(exit.get(20, TimeUnit.SECONDS)).isZero();
	}

	@Test
	void stepsOutOfTheScriptPassTheRuntimesOwnSourcesBy() throws Exception {
		Files.writeString(this.script, """
				globalThis.first = 1;
				setTimeout(() => {
				  globalThis.last = 1;
				}, 1);
				""");
		CompletableFuture<Integer> exit = run("--inspect-wait=0", this.script.toString());
		DevToolsClient client = attach();
		client.call("Debugger.setBreakpointByUrl", "url", this.script.toUri().toString(), "lineNumber", 0);
		client.call("Runtime.runIfWaitingForDebugger");
		assertThat(pausedFrame(client).getJSONObject("location").getInt("lineNumber")).isZero();
		client.call("Debugger.stepOver");
		assertThat(pausedFrame(client).getJSONObject("location").getInt("lineNumber")).isEqualTo(1);
		client.call("Debugger.stepInto");
		pausedFrame(client);
		client.call("Debugger.stepInto");
		JSONObject frame = pausedFrame(client);
		assertThat(frame.getString("url")).startsWith("file://");
		assertThat(frame.getJSONObject("location").getInt("lineNumber")).isEqualTo(2);
		client.call("Debugger.resume");
		client.close();
		assertThat(exit.get(20, TimeUnit.SECONDS)).isZero();
	}

	@Test
	void aBreakpointStopsAllRuntimesThatHaveLoadedTheFile() throws Exception {
		Path file = this.folder.resolve("shared.mjs");
		String text = "export function add(a, b) {\n  const sum = a + b;\n  return sum;\n}\n";
		Files.writeString(file, text);
		NodeRuntime.Builder builder = NodeRuntime.builder().root(this.folder.toString());
		try (NodeRuntime one = builder.name("one").build(); NodeRuntime two = builder.name("two").build()) {
			for (NodeRuntime runtime : List.of(one, two)) {
				runtime.start();
				assertThat(add(runtime).get(20, TimeUnit.SECONDS)).isEqualTo(3);
			}
			String url = NodeInspector.get()
				.open(new InspectorAddress("127.0.0.1", 0), new InspectorTarget("two", "", "v24.0.0"),
						new InspectorListener() {
						});
			DevToolsClient client = new DevToolsClient(url);
			client.call("Runtime.enable");
			client.call("Debugger.enable");
			client.call("Debugger.setBreakpointByUrl", "url", file.toUri().toString(), "lineNumber", 1);
			stopsIn(one, client, file);
			stopsIn(two, client, file);
			Files.writeString(file, text + "// Another text.\n");
			one.reload(Duration.ofSeconds(5));
			stopsIn(one, client, file);
			stopsIn(two, client, file);
			client.close();
		}
	}

	private static void stopsIn(NodeRuntime runtime, DevToolsClient client, Path file) throws Exception {
		CompletableFuture<Object> sum = add(runtime);
		JSONObject frame = pausedFrame(client);
		assertThat(frame.getString("url")).isEqualTo(file.toUri().toString());
		assertThat(frame.getJSONObject("location").getInt("lineNumber")).isOne();
		client.call("Debugger.resume");
		assertThat(sum.get(20, TimeUnit.SECONDS)).isEqualTo(3);
	}

	private static CompletableFuture<Object> add(NodeRuntime runtime) {
		return runtime.importModule("./shared.mjs").call("add", 1, 2).toFuture();
	}

	@Test
	void consoleIsToldToClients() throws Exception {
		Files.writeString(this.script, """
				console.warn('hot', 7, { deep: [1, { x: null }] });
				console.dir([1, 2]);
				""");
		CompletableFuture<Integer> exit = run("--inspect-wait=0", this.script.toString());
		DevToolsClient client = attach();
		client.call("Runtime.runIfWaitingForDebugger");
		JSONObject called = client.event("Runtime.consoleAPICalled");
		assertThat(called.getString("type")).isEqualTo("warning");
		JSONArray arguments = called.getJSONArray("args");
		assertThat(arguments.getJSONObject(0).getString("value")).isEqualTo("hot");
		assertThat(arguments.getJSONObject(1).getInt("value")).isEqualTo(7);
		assertThat(arguments.getJSONObject(2).getString("description")).isEqualTo("{ deep: [ 1, { x: null } ] }");
		JSONObject frame = called.getJSONObject("stackTrace").getJSONArray("callFrames").getJSONObject(0);
		assertThat(frame.getString("url")).isEqualTo(this.script.toUri().toString());
		assertThat(frame.getInt("lineNumber")).isZero();
		assertThat(client.event("Runtime.consoleAPICalled").getString("type")).isEqualTo("dir");
		client.close();
		assertThat(exit.get(20, TimeUnit.SECONDS)).isZero();
		assertThat(this.out.toString()).contains("[ 1, 2 ]");
		assertThat(this.err.toString()).contains("hot 7 { deep: [ 1, { x: null } ] }");
	}

	@Test
	void scriptOpensAndClosesTheInspector() throws Exception {
		Files.writeString(this.script, """
				const inspector = require('node:inspector');
				const opened = inspector.open(0);
				console.log(inspector.url());
				try {
				  inspector.open(0);
				} catch (error) {
				  console.log(error.code);
				}
				opened[Symbol.dispose]();
				console.log(inspector.url());
				""");
		assertThat(run(this.script.toString()).get(20, TimeUnit.SECONDS)).isZero();
		assertThat(this.out.toString())
			.matches("ws://127\\.0\\.0\\.1:\\d+/[-0-9a-f]{36}\nERR_INSPECTOR_ALREADY_ACTIVATED\nundefined\n");
		assertThat(this.err.toString()).startsWith("Debugger listening on ws://127.0.0.1:");
	}

	@Test
	void clientThatDoesNotReadIsDisconnected() throws Exception {
		Files.writeString(this.script, """
				const { console } = require('node:inspector');
				const text = 'x'.repeat(1_000_000);
				let count = 0;
				const timer = setInterval(() => {
				  console.log(text);
				  if (++count === 150) {
				    clearInterval(timer);
				  }
				}, 1);
				""");
		CompletableFuture<Integer> exit = run("--inspect-wait=0", this.script.toString());
		await().until(() -> NodeInspector.get().url() != null);
		WebSocket socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.buildAsync(URI.create(NodeInspector.get().url()), new WebSocket.Listener() {

				@Override
				public void onOpen(WebSocket webSocket) {
					// Asks for nothing.
				}

			})
			.join();
		socket.sendText("{\"id\":1,\"method\":\"Runtime.enable\"}", true).join();
		socket.sendText("{\"id\":2,\"method\":\"Runtime.runIfWaitingForDebugger\"}", true).join();
		assertThat(exit.get(60, TimeUnit.SECONDS)).isZero();
		assertThat(NodeInspector.get().state().clients()).isZero();
		socket.abort();
	}

	@Test
	void toolsAreToldHowToConnect() throws Exception {
		InspectorTarget target = new InspectorTarget("a \"title\"", "file:///a.js", "v24.0.0");
		String url = NodeInspector.get().open(new InspectorAddress("127.0.0.1", 0), target, new InspectorListener() {
		});
		try {
			String place = url.substring("ws://".length());
			String list = get("http://" + place.substring(0, place.indexOf('/')) + "/json/list").body();
			JSONObject entry = new JSONArray(list).getJSONObject(0);
			assertThat(entry.getString("webSocketDebuggerUrl")).isEqualTo(url);
			assertThat(entry.getString("title")).isEqualTo("a \"title\"");
			assertThat(entry.getString("type")).isEqualTo("node");
			assertThat(get("http://" + place.substring(0, place.indexOf('/')) + "/json/version").body())
				.contains("node.js/v24");
			assertThat(get("http://" + place.substring(0, place.indexOf('/')) + "/other").statusCode()).isEqualTo(400);
		}
		finally {
			NodeInspector.get().close();
		}
		assertThat(NodeInspector.get().state().url()).isNull();
	}

	@Test
	void aPortThatIsTakenEndsTheProcessWithTwelve() throws Exception {
		try (java.net.ServerSocket taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
			assertThat(launcher().run(List.of("--inspect=" + taken.getLocalPort(), this.script.toString())))
				.isEqualTo(12);
			assertThat(this.err.toString()).isEqualTo(
					"Starting inspector on 127.0.0.1:" + taken.getLocalPort() + " failed: address already in use\n");
		}
	}

	@Test
	void addressesAreReadAsNodeReadsThem() {
		assertThat(InspectorAddress.parse("9230")).isEqualTo(new InspectorAddress("127.0.0.1", 9230));
		assertThat(InspectorAddress.parse("localhost")).isEqualTo(new InspectorAddress("localhost", 9229));
		assertThat(InspectorAddress.parse("0.0.0.0:9000").isLoopback()).isFalse();
		assertThat(InspectorAddress.parse("[::1]:9000")).hasToString("[::1]:9000");
		assertThat(launcher().run(List.of("--inspect=80", "-e", "0"))).isEqualTo(9);
	}

	private static HttpResponse<String> get(String url) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
	}

	private static JSONObject pausedFrame(DevToolsClient client) throws Exception {
		return client.event("Debugger.paused").getJSONArray("callFrames").getJSONObject(0);
	}

	private static Object evaluate(DevToolsClient client, JSONObject frame, String expression) throws Exception {
		return client
			.call("Debugger.evaluateOnCallFrame", "callFrameId", frame.getString("callFrameId"), "expression",
					expression, "returnByValue", true)
			.getJSONObject("result")
			.get("value");
	}

	private DevToolsClient attach() throws Exception {
		await().until(() -> LISTENING.matcher(this.err.toString(StandardCharsets.UTF_8)).find());
		Matcher matcher = LISTENING.matcher(this.err.toString(StandardCharsets.UTF_8));
		assertThat(matcher.find()).isTrue();
		DevToolsClient client = new DevToolsClient(matcher.group(1));
		client.call("Runtime.enable");
		client.call("Debugger.enable");
		return client;
	}

	private CompletableFuture<Integer> run(String... args) {
		return CompletableFuture.supplyAsync(() -> launcher().run(List.of(args)), (task) -> new Thread(task).start());
	}

	private Launcher launcher() {
		Stdio stdio = new Stdio(new ByteArrayInputStream(new byte[0]), this.out, this.err);
		return new Launcher("jsnode", Map.of(), this.folder, stdio, false);
	}

}
