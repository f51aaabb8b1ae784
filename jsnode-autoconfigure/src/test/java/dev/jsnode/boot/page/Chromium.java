package dev.jsnode.boot.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.jsnode.boot.tools.DevToolsClient;
import org.graalvm.shadowed.org.json.JSONArray;
import org.graalvm.shadowed.org.json.JSONObject;

/**
 * A headless Chromium with one page.
 */
final class Chromium implements AutoCloseable {

	private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");

	private final Process process;

	private final DevToolsClient page;

	Chromium(Path executable, Path profile) throws Exception {
		this.process = new ProcessBuilder(List.of(executable.toString(), "--headless=new", "--no-sandbox",
				"--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-port=0",
				"--user-data-dir=" + profile, "--window-size=1280,900", "about:blank"))
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		this.page = new DevToolsClient(pageUrl(address()));
		this.page.call("Page.enable");
		this.page.call("Runtime.enable");
		this.page.call("Log.enable");
	}

	/**
	 * Where Chromium is installed, if it is.
	 */
	static Optional<Path> executable() {
		String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin");
		return Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
			.flatMap((name) -> Stream.of(path.split(":")).map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	private String address() throws IOException {
		BufferedReader lines = new BufferedReader(
				new InputStreamReader(this.process.getErrorStream(), StandardCharsets.UTF_8));
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			Matcher matcher = LISTENING.matcher(line);
			if (matcher.find()) {
				Thread rest = new Thread(() -> lines.lines().forEach((ignored) -> {
				}), "chromium-stderr");
				rest.setDaemon(true);
				rest.start();
				return matcher.group(1);
			}
		}
		throw new IOException("Chromium ended");
	}

	private static String pageUrl(String address) throws Exception {
		String json = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://" + address + "/json/list")).build(),
					BodyHandlers.ofString())
			.body();
		JSONArray targets = new JSONArray(json);
		for (int i = 0; i < targets.length(); i++) {
			if (targets.getJSONObject(i).getString("type").equals("page")) {
				return targets.getJSONObject(i).getString("webSocketDebuggerUrl");
			}
		}
		throw new IOException("Chromium has no page");
	}

	DevToolsClient page() {
		return this.page;
	}

	Object evaluate(String expression) throws Exception {
		JSONObject result = this.page.call("Runtime.evaluate", "expression", expression, "returnByValue", true,
				"awaitPromise", true);
		if (result.has("exceptionDetails")) {
			throw new IllegalStateException(result.get("exceptionDetails").toString());
		}
		return result.getJSONObject("result").opt("value");
	}

	@Override
	public void close() throws Exception {
		this.process.destroy();
		this.process.waitFor();
	}

}
