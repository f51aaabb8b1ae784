package dev.jsnode.http2;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What RFC 9113 says of the fields of a message, section 8: a block that breaks the rules
 * resets its stream, a field that only has characters it must not have is dropped.
 */
final class FieldRules {

	private static final Set<String> CONNECTION_SPECIFIC = Set.of("connection", "keep-alive", "proxy-connection",
			"transfer-encoding", "upgrade");

	private static final Set<String> REQUEST_PSEUDO = Set.of(":method", ":scheme", ":authority", ":path", ":protocol");

	private final boolean strictWhitespace;

	FieldRules(boolean strictWhitespace) {
		this.strictWhitespace = strictWhitespace;
	}

	/**
	 * Check a block and drop from it what is not to be seen.
	 * @param fields the block
	 * @param request whether it is a request's
	 * @param trailers whether it comes after the body
	 * @return whether the block is good
	 */
	boolean apply(HeaderFields fields, boolean request, boolean trailers) {
		BitSet dropped = new BitSet();
		Set<String> pseudo = new HashSet<>();
		boolean regular = false;
		for (int i = 0; i < fields.count(); i++) {
			String name = fields.name(i);
			String value = fields.value(i);
			if (name.startsWith(":")) {
				if (trailers || regular || !isPseudo(name, request) || !pseudo.add(name) || !isValue(value)) {
					return false;
				}
				continue;
			}
			regular = true;
			if (!isName(name)) {
				if (hasUpperCase(name)) {
					return false;
				}
				dropped.set(i);
			}
			else if (isForbidden(name, value)) {
				return false;
			}
			else if (!isValue(value)) {
				dropped.set(i);
			}
		}
		if (!trailers && !isComplete(fields, pseudo, request)) {
			return false;
		}
		fields.drop(dropped);
		return true;
	}

	private static boolean isPseudo(String name, boolean request) {
		return request ? REQUEST_PSEUDO.contains(name) : name.equals(":status");
	}

	private static boolean isComplete(HeaderFields fields, Set<String> pseudo, boolean request) {
		if (!request) {
			return pseudo.contains(":status") && isStatus(fields.status());
		}
		if (!pseudo.contains(":method")) {
			return false;
		}
		boolean connect = "CONNECT".contentEquals(fields.method());
		if (connect && !pseudo.contains(":protocol")) {
			return pseudo.contains(":authority") && !pseudo.contains(":scheme") && !pseudo.contains(":path");
		}
		return pseudo.contains(":scheme") && pseudo.contains(":path") && !fields.path().isEmpty();
	}

	private static boolean isStatus(CharSequence status) {
		return status.length() == 3 && status.chars().allMatch((c) -> c >= '0' && c <= '9')
				&& !"101".contentEquals(status);
	}

	private static boolean isForbidden(String name, String value) {
		return CONNECTION_SPECIFIC.contains(name) || (name.equals("te") && !value.equalsIgnoreCase("trailers"));
	}

	private static boolean hasUpperCase(String name) {
		return name.chars().anyMatch((c) -> c >= 'A' && c <= 'Z');
	}

	private static boolean isName(String name) {
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			boolean token = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "!#$%&'*+-.^_`|~".indexOf(c) != -1;
			if (!token) {
				return false;
			}
		}
		return !name.isEmpty();
	}

	private boolean isValue(String value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if ((c < ' ' && c != '\t') || c == 0x7f) {
				return false;
			}
		}
		return !this.strictWhitespace || value.isEmpty()
				|| !(isBlank(value.charAt(0)) || isBlank(value.charAt(value.length() - 1)));
	}

	private static boolean isBlank(char c) {
		return c == ' ' || c == '\t';
	}

}
