package dev.jsnode.inspector;

import java.net.URI;
import java.util.regex.Pattern;

import dev.jsnode.url.FileUrl;
import org.graalvm.shadowed.org.json.JSONArray;
import org.graalvm.shadowed.org.json.JSONObject;

/**
 * Names of scripts: CommonJS modules are known to the engine by their paths, ES modules
 * by their URLs, and to clients all of them by their URLs.
 */
final class InspectorUrls {

	private static final String FILE = "file://";

	private InspectorUrls() {
	}

	/**
	 * Replace paths by URLs in what is told to a client.
	 * @return whether there was one
	 */
	static boolean ofFiles(JSONObject message) {
		JSONObject params = message.optJSONObject("params");
		if (params == null) {
			return false;
		}
		boolean changed = replace(params);
		JSONArray frames = params.optJSONArray("callFrames");
		for (int i = 0; frames != null && i < frames.length(); i++) {
			changed |= replace(frames.getJSONObject(i));
		}
		return changed;
	}

	/**
	 * Have a breakpoint match a file by both its names.
	 */
	static JSONObject ofBreakpoint(JSONObject command) {
		JSONObject params = command.getJSONObject("params");
		String url = params.optString("url");
		if (url.startsWith(FILE)) {
			String path = URI.create(url).getPath();
			params.remove("url");
			params.put("urlRegex", Pattern.quote(url) + "|" + Pattern.quote(path));
		}
		return command;
	}

	private static boolean replace(JSONObject named) {
		String url = named.optString("url");
		if (!url.startsWith("/")) {
			return false;
		}
		named.put("url", FileUrl.of(url));
		return true;
	}

}
