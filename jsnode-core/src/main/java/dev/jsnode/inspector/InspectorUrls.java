package dev.jsnode.inspector;

import java.net.URI;
import java.util.regex.Pattern;

import dev.jsnode.url.FileUrl;
import org.graalvm.shadowed.org.json.JSONArray;
import org.graalvm.shadowed.org.json.JSONObject;

/**
 * Names of scripts: CommonJS modules are known to the engine by their paths, ES modules
 * by their URLs, and to clients all of them by their URLs. A file that was changed and
 * loaded again is another script with the same URL, as a page that is reloaded has.
 */
final class InspectorUrls {

	private static final String FILE = "file://";

	/** The tool numbers a name that it meets again with another text. */
	private static final String NUMBER = "^\\d+/(?=/|[a-z]+:)";

	private static final String PERHAPS_NUMBERED = "(?:\\d+/)?(?:";

	private InspectorUrls() {
	}

	/**
	 * Replace paths by URLs, and the engine's names of functions, in what is told to a
	 * client.
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
			changed |= replace(frames.getJSONObject(i)) | rename(frames.getJSONObject(i));
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
			params.put("urlRegex", PERHAPS_NUMBERED + Pattern.quote(url) + "|" + Pattern.quote(path) + ")");
		}
		else if (params.has("urlRegex")) {
			params.put("urlRegex", PERHAPS_NUMBERED + params.getString("urlRegex") + ")");
		}
		return command;
	}

	/** The engine has names of its own for what has none: {@code :=>}, say. */
	private static boolean rename(JSONObject frame) {
		boolean isAnonymous = frame.optString("functionName").startsWith(":");
		if (isAnonymous) {
			frame.put("functionName", "");
		}
		return isAnonymous;
	}

	private static boolean replace(JSONObject named) {
		String told = named.optString("url");
		String url = told.replaceFirst(NUMBER, "");
		String shown = url.startsWith("/") ? FileUrl.of(url) : url;
		if (shown.equals(told)) {
			return false;
		}
		named.put("url", shown);
		return true;
	}

}
