package dev.jsnode.permission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Which paths are granted. A path grants itself and, where it is a directory, all below.
 * A {@code *} at the end stands for anything, slashes included, as in Node. Before the
 * end {@code *} and {@code ?} stand for letters of one name and {@code **} for folders,
 * too. Immutable.
 */
final class PathRules {

	static final PathRules NONE = new PathRules(List.of());

	private final List<Grant> grants;

	private PathRules(List<Grant> grants) {
		this.grants = List.copyOf(grants);
	}

	/**
	 * Read patterns.
	 * @param patterns the patterns; relative ones begin at {@code folder}
	 * @param folder a working directory
	 * @param resolveLinks whether the real path of what is granted is granted, too
	 */
	static PathRules of(Collection<String> patterns, Path folder, boolean resolveLinks) {
		List<Grant> grants = new ArrayList<>();
		for (String pattern : patterns) {
			Grant grant = Grant.of(pattern, folder);
			grants.add(grant);
			if (resolveLinks) {
				grants.add(grant.real());
			}
		}
		return new PathRules(grants);
	}

	boolean allowsAll() {
		return this.grants.stream().anyMatch(Grant::isAll);
	}

	boolean allows(String path) {
		for (Grant grant : this.grants) {
			if (grant.covers(path)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Without the grant of exactly this path.
	 */
	PathRules without(String path) {
		return new PathRules(
				this.grants.stream().filter((grant) -> grant.isAll() || !grant.base.equals(path)).toList());
	}

	/**
	 * One pattern: a text that paths must be or begin with, and for globs an expression.
	 */
	private static final class Grant {

		private final String base;

		private final boolean prefix;

		private final @Nullable Pattern glob;

		private Grant(String base, boolean prefix, @Nullable Pattern glob) {
			this.base = base;
			this.prefix = prefix;
			this.glob = glob;
		}

		static Grant of(String pattern, Path folder) {
			if (pattern.equals("*")) {
				return new Grant("", true, null);
			}
			String absolute = pattern.startsWith("/") ? pattern : folder + "/" + pattern;
			boolean open = absolute.endsWith("*");
			String fixed = open ? absolute.replaceAll("\\*+$", "") : absolute;
			int wild = firstWildcard(fixed);
			if (wild < 0) {
				return open ? new Grant(normalized(fixed), true, null)
						: new Grant(trimmed(normalized(fixed)), false, null);
			}
			String base = normalized(fixed.substring(0, fixed.lastIndexOf('/', wild) + 1));
			return glob(base, fixed.substring(fixed.lastIndexOf('/', wild) + 1), open);
		}

		private static Grant glob(String base, String rest, boolean open) {
			StringBuilder expression = new StringBuilder(Pattern.quote(base));
			for (int i = 0; i < rest.length(); i++) {
				char c = rest.charAt(i);
				if (c == '*' && i + 1 < rest.length() && rest.charAt(i + 1) == '*') {
					i++;
					boolean folder = i + 1 < rest.length() && rest.charAt(i + 1) == '/';
					expression.append(folder ? "(?:.*/)?" : ".*");
					i += folder ? 1 : 0;
				}
				else if (c == '*') {
					expression.append("[^/]*");
				}
				else {
					expression.append((c == '?') ? "[^/]" : Pattern.quote(String.valueOf(c)));
				}
			}
			expression.append(open ? ".*" : "(?:/.*)?");
			return new Grant(base, open, Pattern.compile(expression.toString(), Pattern.DOTALL));
		}

		private static int firstWildcard(String text) {
			for (int i = 0; i < text.length(); i++) {
				if (text.charAt(i) == '*' || text.charAt(i) == '?') {
					return i;
				}
			}
			return -1;
		}

		private static String normalized(String path) {
			String normal = Path.of(path).normalize().toString();
			return (path.endsWith("/") && !normal.endsWith("/")) ? normal + "/" : normal;
		}

		private static String trimmed(String path) {
			return (path.length() > 1 && path.endsWith("/")) ? path.substring(0, path.length() - 1) : path;
		}

		boolean isAll() {
			return this.base.isEmpty() && this.prefix;
		}

		boolean covers(String path) {
			if (this.glob != null) {
				return this.glob.matcher(path).matches();
			}
			if (this.prefix) {
				return path.startsWith(this.base)
						|| this.base.endsWith("/") && path.equals(this.base.substring(0, this.base.length() - 1));
			}
			return path.startsWith(this.base) && (path.length() == this.base.length() || this.base.equals("/")
					|| path.charAt(this.base.length()) == '/');
		}

		/** The same grant where symbolic links in its fixed part lead to. */
		Grant real() {
			if (isAll()) {
				return this;
			}
			boolean whole = this.base.endsWith("/") || !this.prefix;
			Path known = whole ? Path.of(this.base) : Path.of(this.base).getParent();
			try {
				String real = ((known != null && Files.exists(known)) ? known.toRealPath() : Path.of(this.base))
					.toString();
				if (this.base.endsWith("/") && !real.endsWith("/")) {
					real += "/";
				}
				if (!whole && known != null && Files.exists(known)) {
					real = (real.endsWith("/") ? real : real + "/") + Path.of(this.base).getFileName();
				}
				String expression = (this.glob != null)
						? Pattern.quote(real) + this.glob.pattern().substring(Pattern.quote(this.base).length()) : null;
				return new Grant(real, this.prefix,
						(expression != null) ? Pattern.compile(expression, Pattern.DOTALL) : null);
			}
			catch (IOException ex) {
				return this;
			}
		}

	}

}
