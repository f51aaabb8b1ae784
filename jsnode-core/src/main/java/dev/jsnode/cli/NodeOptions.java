package dev.jsnode.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of {@code NODE_OPTIONS}: separated by spaces, kept together by double quotes,
 * in which a backslash makes the next character literal.
 */
final class NodeOptions {

	private NodeOptions() {
	}

	static List<String> split(String text) {
		List<String> words = new ArrayList<>();
		StringBuilder word = new StringBuilder();
		boolean quoted = false;
		boolean begun = false;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\\' && quoted) {
				if (++i == text.length()) {
					throw new BadOptionException("invalid value for NODE_OPTIONS (invalid escape)");
				}
				word.append(text.charAt(i));
			}
			else if (c == '"') {
				quoted = !quoted;
				begun = true;
			}
			else if (c == ' ' && !quoted) {
				if (begun) {
					words.add(word.toString());
					word.setLength(0);
					begun = false;
				}
			}
			else {
				word.append(c);
				begun = true;
			}
		}
		if (quoted) {
			throw new BadOptionException("invalid value for NODE_OPTIONS (unterminated string)");
		}
		if (begun) {
			words.add(word.toString());
		}
		return words;
	}

}
