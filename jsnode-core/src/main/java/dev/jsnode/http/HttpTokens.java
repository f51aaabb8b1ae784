package dev.jsnode.http;

import java.util.Set;

/**
 * The words and characters that heads of messages consist of.
 */
final class HttpTokens {

	private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "POST", "PUT", "CONNECT", "OPTIONS",
			"TRACE", "COPY", "LOCK", "MKCOL", "MOVE", "PROPFIND", "PROPPATCH", "SEARCH", "UNLOCK", "BIND", "REBIND",
			"UNBIND", "ACL", "REPORT", "MKACTIVITY", "CHECKOUT", "MERGE", "M-SEARCH", "NOTIFY", "SUBSCRIBE",
			"UNSUBSCRIBE", "PATCH", "PURGE", "MKCALENDAR", "LINK", "UNLINK", "SOURCE", "QUERY");

	private static final boolean[] TOKEN = tokens();

	private HttpTokens() {
	}

	/**
	 * Whether a request may have the method.
	 */
	static boolean isMethod(String text) {
		return METHODS.contains(text);
	}

	/**
	 * Whether a method begins with the text.
	 */
	static boolean isMethodPrefix(CharSequence prefix) {
		for (String candidate : METHODS) {
			if (candidate.length() >= prefix.length() && candidate.startsWith(prefix.toString())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether a header's name may contain the character.
	 */
	static boolean isToken(byte b) {
		return b >= 0 && TOKEN[b];
	}

	static boolean isLetter(byte b) {
		return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
	}

	private static boolean[] tokens() {
		boolean[] table = new boolean[128];
		for (char c = '0'; c <= '9'; c++) {
			table[c] = true;
		}
		for (char c = 'a'; c <= 'z'; c++) {
			table[c] = true;
			table[c - 32] = true;
		}
		for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
			table[c] = true;
		}
		return table;
	}

}
