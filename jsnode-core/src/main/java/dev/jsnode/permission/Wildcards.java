package dev.jsnode.permission;

/**
 * Names with {@code *} for any letters.
 */
final class Wildcards {

	private Wildcards() {
	}

	static boolean matches(String pattern, String text) {
		int star = pattern.indexOf('*');
		if (star < 0) {
			return pattern.equals(text);
		}
		int at = star;
		if (!text.startsWith(pattern.substring(0, star))) {
			return false;
		}
		String[] parts = pattern.substring(star + 1).split("\\*", -1);
		for (int i = 0; i < parts.length - 1; i++) {
			int found = text.indexOf(parts[i], at);
			if (found < 0) {
				return false;
			}
			at = found + parts[i].length();
		}
		String last = parts[parts.length - 1];
		return text.length() - last.length() >= at && text.endsWith(last);
	}

}
