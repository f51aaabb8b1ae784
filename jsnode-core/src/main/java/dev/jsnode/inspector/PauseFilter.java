package dev.jsnode.inspector;

import org.graalvm.shadowed.org.json.JSONArray;
import org.graalvm.shadowed.org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * Finds pauses that no client wants: in the runtime's own sources, which steps lead to
 * though they are to be passed by, and where a CommonJS module is compiled, since the
 * function around its text begins at its first line too. Thread-safe.
 */
final class PauseFilter {

	private static final String OWN = "node:";

	private static final String COMPILER = "node:internal/modules/compile";

	private static final String RESUME = "Debugger.resume";

	private static final String STEP = "Debugger.stepInto";

	private String lastRun = RESUME;

	private boolean goesOn;

	/**
	 * A command of the client, or of the runtime for it.
	 */
	synchronized void command(String method) {
		if (method.equals(RESUME) || method.equals("Debugger.pause") || method.startsWith("Debugger.step")) {
			this.lastRun = method;
		}
	}

	/**
	 * What to go on with after a message of the tool, or {@code null} if it is no such
	 * pause.
	 */
	synchronized @Nullable String goOn(JSONObject message) {
		if (!message.optString("method").equals("Debugger.paused")) {
			return null;
		}
		JSONObject params = message.getJSONObject("params");
		JSONArray hit = params.optJSONArray("hitBreakpoints");
		boolean isBreakpoint = hit != null && !hit.isEmpty();
		boolean isModule = isCompiled(params.getJSONArray("callFrames"));
		if (!isModule && (isBreakpoint || !url(params.getJSONArray("callFrames"), 0).startsWith(OWN))) {
			return null;
		}
		this.goesOn = true;
		return (isBreakpoint && this.lastRun.equals(RESUME)) ? RESUME : STEP;
	}

	/**
	 * Whether a message tells that what was not paused for the client goes on.
	 */
	synchronized boolean isOwn(JSONObject message) {
		boolean own = this.goesOn && message.optString("method").equals("Debugger.resumed");
		if (own) {
			this.goesOn = false;
		}
		return own;
	}

	private static boolean isCompiled(JSONArray frames) {
		return frames.length() > 1 && frames.getJSONObject(0).optString("functionName").equals(":program")
				&& url(frames, 1).equals(COMPILER);
	}

	private static String url(JSONArray frames, int index) {
		String url = (index < frames.length()) ? frames.getJSONObject(index).optString("url") : "";
		return url.replaceFirst("^\\d+/", "");
	}

}
