package dev.jsnode.profile;

import java.util.HashMap;
import java.util.Map;

import dev.jsnode.engine.StackFrame;
import dev.jsnode.url.FileUrl;

/**
 * Writes a profile as V8 writes one: lines and columns of functions count from 0, those
 * of ticks from 1.
 */
final class CpuProfileJson {

	private final StringBuilder json = new StringBuilder();

	private final Map<String, Integer> scripts = new HashMap<>();

	String write(CpuProfile profile) {
		this.json.append("{\"nodes\":[");
		String separator = "";
		for (CpuProfile.Node node : profile.nodes()) {
			this.json.append(separator);
			node(node);
			separator = ",";
		}
		this.json.append("],\"startTime\":").append(profile.startMicros());
		this.json.append(",\"endTime\":").append(profile.endMicros());
		numbers("samples", profile.samples());
		numbers("timeDeltas", profile.deltas());
		return this.json.append('}').toString();
	}

	private void node(CpuProfile.Node node) {
		this.json.append("{\"id\":").append(node.id()).append(",\"callFrame\":");
		callFrame(node.frame());
		this.json.append(",\"hitCount\":").append(node.hitCount());
		if (!node.children().isEmpty()) {
			this.json.append(",\"children\":").append(node.children().toString().replace(" ", ""));
		}
		if (!node.ticks().isEmpty()) {
			this.json.append(",\"positionTicks\":[");
			String separator = "";
			for (Map.Entry<Integer, Integer> tick : node.ticks().entrySet()) {
				this.json.append(separator).append("{\"line\":").append(tick.getKey());
				this.json.append(",\"ticks\":").append(tick.getValue()).append('}');
				separator = ",";
			}
			this.json.append(']');
		}
		this.json.append('}');
	}

	private void callFrame(StackFrame frame) {
		int script = frame.source().isEmpty() ? 0
				: this.scripts.computeIfAbsent(frame.source(), (source) -> this.scripts.size() + 1);
		this.json.append("{\"functionName\":");
		quote(frame.function());
		this.json.append(",\"scriptId\":\"").append(script).append("\",\"url\":");
		quote(frame.source().startsWith("/") ? FileUrl.of(frame.source()) : frame.source());
		this.json.append(",\"lineNumber\":").append(frame.line() - 1);
		this.json.append(",\"columnNumber\":").append(frame.column() - 1).append('}');
	}

	private void numbers(String name, int[] values) {
		this.json.append(",\"").append(name).append("\":[");
		for (int i = 0; i < values.length; i++) {
			this.json.append((i > 0) ? "," : "").append(values[i]);
		}
		this.json.append(']');
	}

	private void quote(String text) {
		this.json.append('"');
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '"' || c == '\\') {
				this.json.append('\\').append(c);
			}
			else if (c < ' ' || c == '<') {
				// "<" too: a page may hold the text between tags.
				this.json.append(String.format("\\u%04x", (int) c));
			}
			else {
				this.json.append(c);
			}
		}
		this.json.append('"');
	}

}
