package dev.jsnode.boot.autoconfigure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what somebody may have meant.
 */
final class NearestName {

	private NearestName() {
	}

	/**
	 * Return the candidate that is spelt most alike, if one is near enough to be meant.
	 */
	static Optional<String> of(String name, Collection<String> candidates) {
		int limit = Math.max(2, name.length() / 3);
		return candidates.stream()
			.filter((candidate) -> !candidate.equals(name))
			.filter((candidate) -> distance(name, candidate) <= limit)
			.min(Comparator.comparingInt((candidate) -> distance(name, candidate)));
	}

	/**
	 * Levenshtein's distance, a change of case counting nothing.
	 */
	static int distance(String first, String second) {
		String a = first.toLowerCase(Locale.ROOT);
		String b = second.toLowerCase(Locale.ROOT);
		int[] row = new int[b.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[b.length()];
	}

}
