package dev.jsnode.builtin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The one table of built-in modules: the public names, the native sides, and the packages
 * from WebJars that some of them rest on.
 */
public final class BuiltinModules {

	/** What {@code require} finds by these names, with or without {@code node:}. */
	private static final List<String> PUBLIC = List.of("assert", "assert/strict", "async_hooks", "buffer", "console",
			"constants", "crypto", "diagnostics_channel", "dns", "dns/promises", "domain", "events", "fs",
			"fs/promises", "http", "https", "module", "net", "os", "path", "path/posix", "path/win32", "perf_hooks",
			"process", "punycode", "querystring", "stream", "stream/consumers", "stream/promises", "stream/web",
			"string_decoder", "timers", "timers/promises", "tls", "tty", "url", "util", "util/types", "worker_threads",
			"zlib");

	private static final Map<String, Function<BindingContext, Object>> BINDINGS = bindings();

	private static final Map<String, String> WEBJARS = Map.of();

	private BuiltinModules() {
	}

	/**
	 * Return the public names, without {@code node:}.
	 * @return the names
	 */
	public static List<String> publicNames() {
		return PUBLIC;
	}

	/**
	 * Return whether a name is that of a public built-in module.
	 * @param name the name without {@code node:}
	 * @return whether it is built in
	 */
	public static boolean isPublic(String name) {
		return PUBLIC.contains(name);
	}

	static Object binding(String name, BindingContext context) {
		Function<BindingContext, Object> factory = BINDINGS.get(name);
		if (factory == null) {
			throw new IllegalArgumentException("No such binding: " + name);
		}
		return factory.apply(context);
	}

	/**
	 * Where the source of a built-in lies on the class path.
	 */
	static String resource(String id) {
		for (Map.Entry<String, String> webjar : WEBJARS.entrySet()) {
			if (id.startsWith(webjar.getKey())) {
				return "META-INF/resources/webjars/" + webjar.getValue() + id.substring(webjar.getKey().length());
			}
		}
		return "dev/jsnode/js/" + id + ".js";
	}

	private static Map<String, Function<BindingContext, Object>> bindings() {
		Map<String, Function<BindingContext, Object>> table = new LinkedHashMap<>();
		table.put("buffer", BufferBinding::new);
		table.put("encoding", (context) -> new EncodingBinding());
		table.put("hash", HashBinding::new);
		table.put("kdf", KdfBinding::new);
		table.put("process", ProcessBinding::new);
		table.put("random", RandomBinding::new);
		table.put("timers", TimersBinding::new);
		return table;
	}

}
