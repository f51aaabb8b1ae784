package dev.jsnode.module;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Resolution of the {@code exports} and {@code imports} of a package, after the algorithm
 * in Node's documentation ("PACKAGE_EXPORTS_RESOLVE" and what it calls). Results are
 * URLs.
 */
final class PackageTargets {

	/** Resolves the bare specifier that an {@code imports} entry may name. */
	interface BareSpecifiers {

		String resolve(String specifier, String base, Set<String> conditions) throws ResolveException;

	}

	private final BareSpecifiers bare;

	PackageTargets(BareSpecifiers bare) {
		this.bare = bare;
	}

	/** A key of exports or imports in the course of its resolution. */
	private record Request(PackageConfig config, @Nullable String base, String key, @Nullable String match,
			boolean internal, Set<String> conditions) {
	}

	/** Thrown away by arrays, which try their next entry. */
	private static final String INVALID_TARGET = "ERR_INVALID_PACKAGE_TARGET";

	String exports(PackageConfig config, String subpath, @Nullable String base, Set<String> conditions)
			throws ResolveException {
		Map<?, ?> exports = subpaths(config, base);
		String url = lookUp(exports, config, subpath, base, false, conditions);
		if (url == null) {
			throw notExported(config, subpath, base);
		}
		return url;
	}

	String imports(PackageConfig config, String specifier, String base, Set<String> conditions)
			throws ResolveException {
		Map<?, ?> imports = config.imports();
		String url = (imports != null) ? lookUp(imports, config, specifier, base, true, conditions) : null;
		if (url == null) {
			throw importNotDefined(specifier, config, base);
		}
		return url;
	}

	/** The exports as an object of subpaths, whatever shorthand they are written in. */
	private static Map<?, ?> subpaths(PackageConfig config, @Nullable String base) throws ResolveException {
		Object exports = config.exports();
		if (!(exports instanceof Map<?, ?> map)) {
			return Collections.singletonMap(".", exports);
		}
		if (map.isEmpty()) {
			return map;
		}
		boolean paths = map.keySet().iterator().next().toString().startsWith(".");
		for (Object key : map.keySet()) {
			if (key.toString().startsWith(".") != paths) {
				throw invalidConfig(config, base,
						"\"exports\" cannot contain some keys starting with '.' and some not."
								+ " The exports object must either be an object of package subpath keys"
								+ " or an object of main entry condition name keys only.");
			}
		}
		return paths ? map : Map.of(".", map);
	}

	private @Nullable String lookUp(Map<?, ?> entries, PackageConfig config, String key, @Nullable String base,
			boolean internal, Set<String> conditions) throws ResolveException {
		if (entries.containsKey(key) && key.indexOf('*') < 0 && !key.endsWith("/")) {
			Request request = new Request(config, base, key, null, internal, conditions);
			return resolved(target(request, entries.get(key)));
		}
		String best = null;
		for (Object entry : entries.keySet()) {
			String pattern = entry.toString();
			if (matches(pattern, key) && (best == null || moreSpecific(pattern, best))) {
				best = pattern;
			}
		}
		if (best == null) {
			return null;
		}
		int star = best.indexOf('*');
		String match = key.substring(star, key.length() - (best.length() - star - 1));
		return resolved(target(new Request(config, base, best, match, internal, conditions), entries.get(best)));
	}

	private static boolean matches(String pattern, String key) {
		int star = pattern.indexOf('*');
		if (star < 0 || pattern.lastIndexOf('*') != star) {
			return false;
		}
		return key.length() >= pattern.length() && key.startsWith(pattern.substring(0, star))
				&& key.endsWith(pattern.substring(star + 1));
	}

	/** The longer text before the star wins, then the longer pattern. */
	private static boolean moreSpecific(String pattern, String than) {
		int difference = pattern.indexOf('*') - than.indexOf('*');
		return (difference != 0) ? difference > 0 : pattern.length() > than.length();
	}

	/** What a target resolved to: a URL, {@link #NOTHING} for null, or undefined. */
	private static final String NOTHING = "null";

	private static @Nullable String resolved(@Nullable String url) {
		return NOTHING.equals(url) ? null : url;
	}

	private @Nullable String target(Request request, @Nullable Object target) throws ResolveException {
		if (target instanceof String text) {
			return path(request, text);
		}
		if (target instanceof List<?> list) {
			return firstOf(request, list);
		}
		if (target instanceof Map<?, ?> conditions) {
			return conditional(request, conditions);
		}
		if (target == null) {
			return NOTHING;
		}
		throw invalidTarget(request, target);
	}

	private @Nullable String firstOf(Request request, List<?> targets) throws ResolveException {
		ResolveException last = null;
		for (Object target : targets) {
			try {
				String url = target(request, target);
				if (url == null) {
					continue;
				}
				if (!NOTHING.equals(url)) {
					return url;
				}
				last = null;
			}
			catch (ResolveException ex) {
				if (!INVALID_TARGET.equals(ex.code())) {
					throw ex;
				}
				last = ex;
			}
		}
		if (last != null) {
			throw last;
		}
		return NOTHING;
	}

	private @Nullable String conditional(Request request, Map<?, ?> conditions) throws ResolveException {
		for (Object key : conditions.keySet()) {
			if (key.toString().matches("0|[1-9][0-9]{0,9}")) {
				throw invalidConfig(request.config, request.base, "\"exports\" cannot contain numeric property keys.");
			}
		}
		for (Map.Entry<?, ?> entry : conditions.entrySet()) {
			String condition = entry.getKey().toString();
			if (condition.equals("default") || request.conditions.contains(condition)) {
				String url = target(request, entry.getValue());
				if (url != null) {
					return url;
				}
			}
		}
		return null;
	}

	private String path(Request request, String target) throws ResolveException {
		String match = request.match;
		if (!target.startsWith("./")) {
			return outside(request, target);
		}
		if (hasInvalidSegment(target.substring(2))) {
			throw invalidTarget(request, target);
		}
		String url = Urls.resolve(target, request.config.url());
		String packageUrl = Urls.fromPath(request.config.directory() + "/");
		if (!url.startsWith(packageUrl)) {
			throw invalidTarget(request, target);
		}
		if (match == null) {
			return url;
		}
		if (hasInvalidSegment(match)) {
			throw invalidMatch(request);
		}
		return Urls.resolve(target.replace("*", match), request.config.url());
	}

	/** An imports entry may name another package or a built-in module, but be no URL. */
	private String outside(Request request, String target) throws ResolveException {
		boolean elsewhere = target.startsWith("../") || target.startsWith("/");
		if (!request.internal || elsewhere || Urls.scheme(target) != null) {
			throw invalidTarget(request, target);
		}
		String specifier = (request.match != null) ? target.replace("*", request.match) : target;
		return this.bare.resolve(specifier, request.config.url(), request.conditions);
	}

	/** Whether a path has a segment that would lead out of the package. */
	private static boolean hasInvalidSegment(String path) {
		for (String segment : path.split("[/\\\\]", -1)) {
			String plain = Urls.decode(segment).toLowerCase(Locale.ROOT);
			if (plain.equals(".") || plain.equals("..") || plain.equals("node_modules")) {
				return true;
			}
		}
		return false;
	}

	private static ResolveException invalidTarget(Request request, @Nullable Object target) {
		boolean main = request.key.equals(".") && !request.internal;
		String hint = (!request.internal && target instanceof String text && !text.isEmpty() && !text.startsWith("./"))
				? "; targets must start with \"./\"" : "";
		String kind = request.internal ? "imports" : "exports";
		String text = main ? "Invalid \"exports\" main target " + Json.stringify(target) + " defined in"
				: "Invalid \"" + kind + "\" target " + Json.stringify(target) + " defined for '" + request.key + "' in";
		return ResolveException.error(INVALID_TARGET,
				text + " the package config " + request.config.file() + ResolveException.from(request.base) + hint);
	}

	private static ResolveException invalidMatch(Request request) {
		String specifier = request.key.replace("*", String.valueOf(request.match));
		return ResolveException.typeError("ERR_INVALID_MODULE_SPECIFIER",
				"Invalid module \"" + specifier + "\" request is not a valid match in pattern \"" + request.key
						+ "\" for the \"" + (request.internal ? "imports" : "exports") + "\" resolution of "
						+ request.config.file() + ResolveException.from(request.base));
	}

	private static ResolveException invalidConfig(PackageConfig config, @Nullable String base, String message) {
		return ResolveException.error("ERR_INVALID_PACKAGE_CONFIG", "Invalid package config " + config.file()
				+ ((base != null) ? " while importing " + base : "") + ". " + message);
	}

	private static ResolveException notExported(PackageConfig config, String subpath, @Nullable String base) {
		String what = subpath.equals(".") ? "No \"exports\" main defined in "
				: "Package subpath '" + subpath + "' is not defined by \"exports\" in ";
		return ResolveException.error("ERR_PACKAGE_PATH_NOT_EXPORTED",
				what + config.file() + ResolveException.from(base));
	}

	static ResolveException importNotDefined(String specifier, @Nullable PackageConfig config, String base) {
		return ResolveException.typeError("ERR_PACKAGE_IMPORT_NOT_DEFINED",
				"Package import specifier \"" + specifier + "\" is not defined"
						+ ((config != null) ? " in package " + config.file() : "") + ResolveException.from(base));
	}

}
