package dev.jsnode.module;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code package.json}: objects as maps in the file's order (the order of
 * conditions decides), arrays as lists. The core has no JSON library, and JavaScript's
 * own parser is bound to a runtime while package configurations are not.
 */
final class Json {

	private final String text;

	private int position;

	private Json(String text) {
		this.text = text;
	}

	/**
	 * Parses a text.
	 * @throws IllegalArgumentException if it is not JSON
	 */
	static @Nullable Object parse(String text) {
		Json json = new Json(text);
		Object value = json.value();
		json.skipSpace();
		if (json.position < text.length()) {
			throw json.unexpected();
		}
		return value;
	}

	private @Nullable Object value() {
		skipSpace();
		return switch (peek()) {
			case '{' -> object();
			case '[' -> array();
			case '"' -> string();
			case 't' -> word("true", Boolean.TRUE);
			case 'f' -> word("false", Boolean.FALSE);
			case 'n' -> word("null", null);
			default -> number();
		};
	}

	private Map<String, @Nullable Object> object() {
		Map<String, @Nullable Object> object = new LinkedHashMap<>();
		this.position++;
		skipSpace();
		if (accept('}')) {
			return object;
		}
		do {
			skipSpace();
			String key = string();
			skipSpace();
			expect(':');
			object.put(key, value());
			skipSpace();
		}
		while (accept(','));
		expect('}');
		return object;
	}

	private List<@Nullable Object> array() {
		List<@Nullable Object> array = new ArrayList<>();
		this.position++;
		skipSpace();
		if (accept(']')) {
			return array;
		}
		do {
			array.add(value());
			skipSpace();
		}
		while (accept(','));
		expect(']');
		return array;
	}

	private String string() {
		expect('"');
		StringBuilder string = new StringBuilder();
		while (peek() != '"') {
			char next = this.text.charAt(this.position++);
			if (next < ' ') {
				throw unexpected();
			}
			string.append((next == '\\') ? escape() : next);
		}
		this.position++;
		return string.toString();
	}

	private char escape() {
		char escaped = peek();
		this.position++;
		return switch (escaped) {
			case 'n' -> '\n';
			case 't' -> '\t';
			case 'r' -> '\r';
			case 'b' -> '\b';
			case 'f' -> '\f';
			case '"', '\\', '/' -> escaped;
			case 'u' -> unicode();
			default -> throw unexpected();
		};
	}

	private char unicode() {
		if (this.position + 4 > this.text.length()) {
			throw unexpected();
		}
		int code = Integer.parseInt(this.text, this.position, this.position + 4, 16);
		this.position += 4;
		return (char) code;
	}

	private Double number() {
		int start = this.position;
		while (this.position < this.text.length() && "+-.0123456789eE".indexOf(this.text.charAt(this.position)) >= 0) {
			this.position++;
		}
		if (start == this.position) {
			throw unexpected();
		}
		return Double.valueOf(this.text.substring(start, this.position));
	}

	private @Nullable Object word(String word, @Nullable Object value) {
		if (!this.text.startsWith(word, this.position)) {
			throw unexpected();
		}
		this.position += word.length();
		return value;
	}

	private void skipSpace() {
		while (this.position < this.text.length() && " \t\r\n".indexOf(this.text.charAt(this.position)) >= 0) {
			this.position++;
		}
	}

	private char peek() {
		if (this.position >= this.text.length()) {
			throw unexpected();
		}
		return this.text.charAt(this.position);
	}

	private boolean accept(char wanted) {
		if (peek() != wanted) {
			return false;
		}
		this.position++;
		return true;
	}

	private void expect(char wanted) {
		if (!accept(wanted)) {
			throw unexpected();
		}
	}

	private IllegalArgumentException unexpected() {
		return new IllegalArgumentException("Unexpected text at position " + this.position);
	}

	/** The value as {@code JSON.stringify(value, null, '')} prints it, for messages. */
	static String stringify(@Nullable Object value) {
		if (value instanceof String string) {
			return quote(string);
		}
		if (value instanceof Double number) {
			return (number == Math.rint(number) && Math.abs(number) < 1e15) ? Long.toString(number.longValue())
					: number.toString();
		}
		if (value instanceof List<?> list) {
			return "[" + String.join(",", list.stream().map(Json::stringify).toList()) + "]";
		}
		if (value instanceof Map<?, ?> map) {
			return "{" + String.join(",",
					map.entrySet()
						.stream()
						.map((entry) -> quote((String) entry.getKey()) + ":" + stringify(entry.getValue()))
						.toList())
					+ "}";
		}
		return String.valueOf(value);
	}

	private static String quote(String string) {
		StringBuilder quoted = new StringBuilder("\"");
		for (char c : string.toCharArray()) {
			switch (c) {
				case '"' -> quoted.append("\\\"");
				case '\\' -> quoted.append("\\\\");
				case '\n' -> quoted.append("\\n");
				case '\r' -> quoted.append("\\r");
				case '\t' -> quoted.append("\\t");
				default -> quoted.append(c);
			}
		}
		return quoted.append('"').toString();
	}

}
