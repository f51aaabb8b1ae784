package dev.jsnode.module;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The part of the WHATWG URL rules that module specifiers need: {@code file:} URLs and
 * references relative to them. {@link java.net.URI} refuses what those rules accept
 * (spaces, {@code |}, a lone {@code %}).
 */
public final class Urls {

	private static final String PATH_ENCODE = " \"#<>?`{}^";

	private static final String QUERY_ENCODE = " \"#<>'";

	private Urls() {
	}

	/** The {@code file:} URL of an absolute path. */
	public static String fromPath(String path) {
		String escaped = path.replace("%", "%25")
			.replace("\\", "%5C")
			.replace("\n", "%0A")
			.replace("\r", "%0D")
			.replace("\t", "%09");
		return "file://" + encode(escaped, PATH_ENCODE);
	}

	/**
	 * The path of a {@code file:} URL, its escapes decoded, query and fragment dropped.
	 */
	public static String toPath(String url) {
		return decode(path(url));
	}

	/** The path part of a {@code file:} URL, still encoded. */
	static String path(String url) {
		return withoutSuffix(url).substring("file://".length());
	}

	/** The query and fragment of a URL, with their {@code ?} and {@code #}. */
	static String suffix(String url) {
		return url.substring(withoutSuffix(url).length());
	}

	private static String withoutSuffix(String url) {
		for (int i = 0; i < url.length(); i++) {
			char c = url.charAt(i);
			if (c == '?' || c == '#') {
				return url.substring(0, i);
			}
		}
		return url;
	}

	/** The scheme with its colon ({@code node:}), or null where there is none. */
	static @Nullable String scheme(String specifier) {
		for (int i = 0; i < specifier.length(); i++) {
			char c = specifier.charAt(i);
			if (c == ':') {
				return (i > 0) ? specifier.substring(0, i + 1).toLowerCase(Locale.ROOT) : null;
			}
			boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
			boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
			if (!letter && (i == 0 || !other)) {
				return null;
			}
		}
		return null;
	}

	/**
	 * Resolves a reference.
	 * @param reference absolute {@code file:} URL, or a path with optional query and
	 * fragment
	 * @param base a {@code file:} URL
	 */
	static String resolve(String reference, String base) {
		String text = reference.strip().replaceAll("[\\t\\n\\r]", "");
		if (text.regionMatches(true, 0, "file:", 0, 5)) {
			text = text.substring(5);
		}
		String path = withoutSuffix(text);
		String suffix = text.substring(path.length());
		path = path.replace('\\', '/');
		if (path.startsWith("//")) {
			int slash = path.indexOf('/', 2);
			path = (slash < 0) ? "/" : path.substring(slash);
		}
		else if (path.isEmpty()) {
			path = path(base);
		}
		else if (!path.startsWith("/")) {
			String basePath = path(base);
			path = basePath.substring(0, basePath.lastIndexOf('/') + 1) + path;
		}
		return "file://" + encode(normalize(path), PATH_ENCODE) + encodeSuffix(suffix);
	}

	private static String encodeSuffix(String suffix) {
		int hash = suffix.indexOf('#');
		String query = (hash < 0) ? suffix : suffix.substring(0, hash);
		String fragment = (hash < 0) ? "" : suffix.substring(hash + 1);
		String encoded = encode(query, QUERY_ENCODE);
		encoded = encoded.equals("?") ? "" : encoded;
		return fragment.isEmpty() ? encoded : encoded + "#" + encode(fragment, " \"<>`");
	}

	/** Removes {@code .} and {@code ..} segments, also percent-encoded ones. */
	private static String normalize(String path) {
		List<String> segments = new ArrayList<>();
		String[] parts = path.substring(1).split("/", -1);
		for (int i = 0; i < parts.length; i++) {
			String dots = parts[i].toLowerCase(Locale.ROOT).replace("%2e", ".");
			boolean last = i == parts.length - 1;
			if (dots.equals("..")) {
				if (!segments.isEmpty()) {
					segments.remove(segments.size() - 1);
				}
			}
			else if (!dots.equals(".")) {
				segments.add(parts[i]);
				continue;
			}
			if (last) {
				segments.add("");
			}
		}
		return "/" + String.join("/", segments);
	}

	private static String encode(String text, String reserved) {
		StringBuilder encoded = null;
		for (int i = 0; i < text.length();) {
			int c = text.codePointAt(i);
			boolean keep = c > ' ' && c < 0x7f && reserved.indexOf(c) < 0;
			if (!keep && encoded == null) {
				encoded = new StringBuilder(text.substring(0, i));
			}
			if (encoded != null) {
				if (keep) {
					encoded.append((char) c);
				}
				else {
					for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
						encoded.append('%').append(String.format("%02X", b & 0xff));
					}
				}
			}
			i += Character.charCount(c);
		}
		return (encoded != null) ? encoded.toString() : text;
	}

	/** Decodes percent escapes as UTF-8; a malformed escape stays as it is. */
	static String decode(String text) {
		if (text.indexOf('%') < 0) {
			return text;
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
		byte[] raw = text.getBytes(StandardCharsets.UTF_8);
		for (int i = 0; i < raw.length; i++) {
			int high = (raw[i] == '%' && i + 2 < raw.length) ? Character.digit(raw[i + 1], 16) : -1;
			int low = (high >= 0) ? Character.digit(raw[i + 2], 16) : -1;
			if (low >= 0) {
				bytes.write(high << 4 | low);
				i += 2;
			}
			else {
				bytes.write(raw[i]);
			}
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

}
