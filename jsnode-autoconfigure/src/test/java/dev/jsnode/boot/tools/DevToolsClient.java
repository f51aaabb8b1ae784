package dev.jsnode.boot.tools;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.graalvm.shadowed.org.json.JSONObject;

/**
 * Speaks Chrome's DevTools protocol.
 */
public final class DevToolsClient implements WebSocket.Listener, AutoCloseable {

	private static final long TIMEOUT_SECONDS = 30;

	private final AtomicInteger ids = new AtomicInteger();

	private final Map<Integer, CompletableFuture<JSONObject>> answers = new ConcurrentHashMap<>();

	private final BlockingQueue<JSONObject> events = new LinkedBlockingQueue<>();

	private final StringBuilder text = new StringBuilder();

	private final WebSocket socket;

	public DevToolsClient(String url) {
		this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(url), this).join();
	}

	public JSONObject call(String method, Object... params) throws Exception {
		JSONObject named = new JSONObject();
		for (int i = 0; i < params.length; i += 2) {
			named.put((String) params[i], params[i + 1]);
		}
		int id = this.ids.incrementAndGet();
		CompletableFuture<JSONObject> answer = new CompletableFuture<>();
		this.answers.put(id, answer);
		this.socket.sendText(new JSONObject().put("id", id).put("method", method).put("params", named).toString(), true)
			.join();
		JSONObject received = answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
		if (received.has("error")) {
			throw new IllegalStateException(method + ": " + received.get("error"));
		}
		return received.getJSONObject("result");
	}

	/**
	 * The next event of a kind; others before it are passed by.
	 */
	public JSONObject event(String method) throws InterruptedException {
		JSONObject event;
		do {
			event = this.events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
			if (event == null) {
				throw new IllegalStateException("There was no " + method);
			}
		}
		while (!event.getString("method").equals(method));
		return event.has("params") ? event.getJSONObject("params") : new JSONObject();
	}

	/**
	 * Take all events that have come.
	 */
	public List<JSONObject> drain() {
		List<JSONObject> drained = new ArrayList<>();
		this.events.drainTo(drained);
		return drained;
	}

	@Override
	public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.text.append(data);
		if (last) {
			JSONObject message = new JSONObject(this.text.toString());
			this.text.setLength(0);
			if (message.has("id")) {
				this.answers.get(message.getInt("id")).complete(message);
			}
			else {
				this.events.add(message);
			}
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public void close() {
		this.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
	}

}
