package dev.jsnode.builtin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The one table of built-in modules: the public names, the native sides, and the packages
 * from WebJars that some of them rest on.
 */
public final class BuiltinModules {

	/** What {@code require} finds by these names, with or without {@code node:}. */
	private static final List<String> PUBLIC = List.of("_http_agent", "_http_client", "_http_common", "_http_incoming",
			"_http_outgoing", "_http_server", "_stream_duplex", "_stream_passthrough", "_stream_readable",
			"_stream_transform", "_stream_writable", "assert", "assert/strict", "async_hooks", "buffer",
			"child_process", "cluster", "console", "constants", "crypto", "diagnostics_channel", "dns", "dns/promises",
			"domain", "events", "fs", "fs/promises", "http", "http2", "https", "module", "net", "os", "path",
			"path/posix", "path/win32", "perf_hooks", "process", "punycode", "querystring", "readline",
			"readline/promises", "stream", "stream/consumers", "stream/promises", "stream/web", "string_decoder", "sys",
			"test", "test/reporters", "timers", "timers/promises", "tls", "tty", "url", "util", "util/types", "v8",
			"vm", "worker_threads", "zlib");

	private static final Map<String, Function<BindingContext, Object>> BINDINGS = bindings();

	/** Ids of packages from WebJars, and the folders of the WebJars that hold them. */
	private static final Map<String, String> WEBJARS = Map.of("internal/deps/cjs-module-lexer/",
			"cjs-module-lexer/1.4.3/", "internal/deps/readable-stream/", "readable-stream/4.7.0/",
			"internal/deps/typescript/", "typescript/5.9.3/", "internal/deps/undici/", "undici/7.27.1/");

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
	 * Where the source of a built-in may lie on the class path, in the order to look: a
	 * file of ours takes the place of a WebJar's.
	 */
	static List<String> resources(String id) {
		String own = "dev/jsnode/js/" + id + ".js";
		String webjar = webjarResource(id);
		return (webjar != null) ? List.of(own, webjar + ".js") : List.of(own);
	}

	private static @Nullable String webjarResource(String id) {
		for (Map.Entry<String, String> webjar : WEBJARS.entrySet()) {
			if (id.startsWith(webjar.getKey())) {
				return "META-INF/resources/webjars/" + webjar.getValue() + id.substring(webjar.getKey().length());
			}
		}
		return null;
	}

	private static Map<String, Function<BindingContext, Object>> bindings() {
		Map<String, Function<BindingContext, Object>> table = new LinkedHashMap<>();
		table.put("buffer", BufferBinding::new);
		table.put("child_process", ChildProcessBinding::new);
		table.put("cipher", CipherBinding::new);
		table.put("encoding", (context) -> new EncodingBinding());
		table.put("hash", HashBinding::new);
		table.put("kdf", KdfBinding::new);
		table.put("keys", KeysBinding::new);
		table.put("modules", ModulesBinding::new);
		table.put("fs", FsBinding::new);
		table.put("dns", DnsBinding::new);
		table.put("http_door", DoorBinding::new);
		table.put("http_parser", HttpParserBinding::new);
		table.put("net", NetBinding::new);
		table.put("process", ProcessBinding::new);
		table.put("random", RandomBinding::new);
		table.put("sign", SignBinding::new);
		table.put("signals", SignalsBinding::new);
		table.put("system", SystemBinding::new);
		table.put("tls", TlsBinding::new);
		table.put("timers", TimersBinding::new);
		table.put("util", UtilBinding::new);
		table.put("zlib", ZlibBinding::new);
		table.put("url", UrlBinding::new);
		table.put("asyncContext", AsyncContextBinding::new);
		table.put("messaging", MessagingBinding::new);
		table.put("os", OsBinding::new);
		table.put("performance", PerformanceBinding::new);
		return table;
	}

}
