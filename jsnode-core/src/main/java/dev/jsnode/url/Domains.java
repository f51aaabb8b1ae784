package dev.jsnode.url;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

import org.graalvm.shadowed.com.ibm.icu.text.IDNA;
import org.jspecify.annotations.Nullable;

/**
 * Internationalized domain names (UTS 46, not transitional) through the engine's own ICU.
 */
public final class Domains {

	/** Violations that the URL Standard lets pass. */
	private static final Set<IDNA.Error> IGNORED = EnumSet.of(IDNA.Error.EMPTY_LABEL, IDNA.Error.LABEL_TOO_LONG,
			IDNA.Error.DOMAIN_NAME_TOO_LONG, IDNA.Error.LEADING_HYPHEN, IDNA.Error.TRAILING_HYPHEN,
			IDNA.Error.HYPHEN_3_4);

	private Domains() {
	}

	/**
	 * Return the ASCII form of a domain.
	 * @param domain the domain
	 * @return its ASCII form, or {@code null} if it has none
	 */
	public static @Nullable String toAscii(String domain) {
		if (isPlainAscii(domain)) {
			return domain.toLowerCase(Locale.ROOT);
		}
		IDNA.Info info = new IDNA.Info();
		StringBuilder out = Lazy.IDNA_UTS46.nameToASCII(domain, new StringBuilder(), info);
		if (!IGNORED.containsAll(info.getErrors()) || out.isEmpty()) {
			return null;
		}
		return out.toString();
	}

	/**
	 * Return the Unicode form of a domain; labels that have none stay as they are.
	 * @param domain the domain
	 * @return its Unicode form
	 */
	public static String toUnicode(String domain) {
		IDNA.Info info = new IDNA.Info();
		StringBuilder out = Lazy.IDNA_UTS46.nameToUnicode(domain, new StringBuilder(), info);
		if (IGNORED.containsAll(info.getErrors())) {
			return out.toString();
		}
		StringJoiner labels = new StringJoiner(".");
		for (String label : domain.split("\\.", -1)) {
			labels.add(labelToUnicode(label));
		}
		return labels.toString();
	}

	private static String labelToUnicode(String label) {
		IDNA.Info info = new IDNA.Info();
		StringBuilder out = Lazy.IDNA_UTS46.labelToUnicode(label, new StringBuilder(), info);
		return IGNORED.containsAll(info.getErrors()) ? out.toString() : label;
	}

	/**
	 * As in Node, labels that are already in ASCII are not looked into, also those that
	 * begin with "xn--".
	 */
	private static boolean isPlainAscii(String domain) {
		for (int i = 0; i < domain.length(); i++) {
			if (domain.charAt(i) >= 128) {
				return false;
			}
		}
		return true;
	}

	/** ICU's tables are loaded when the first domain needs them. */
	private static final class Lazy {

		static final IDNA IDNA_UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
				| IDNA.NONTRANSITIONAL_TO_UNICODE | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

	}

}
