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
			"domain", "events", "fs", "fs/promises", "http", "http2", "https", "inspector", "inspector/promises",
			"module", "net", "os", "path", "path/posix", "path/win32", "perf_hooks", "process", "punycode",
			"querystring", "readline", "readline/promises", "stream", "stream/consumers", "stream/promises",
			"stream/web", "string_decoder", "sys", "test", "test/reporters", "timers", "timers/promises", "tls", "tty",
			"url", "util", "util/types", "v8", "vm", "worker_threads", "zlib");

	private static final Map<String, Function<BindingContext, Object>> BINDINGS = bindings();

	/** Ids of packages from WebJars, and the folders of the WebJars that hold them. */
	private static final Map<String, String> WEBJARS = Map.of("internal/deps/babel__parser/", "babel__parser/7.29.8/",
			"internal/deps/cjs-module-lexer/", "cjs-module-lexer/1.4.3/", "internal/deps/readable-stream/",
			"readable-stream/4.7.0/", "internal/deps/typescript/", "typescript/5.9.3/", "internal/deps/undici/",
			"undici/7.27.1/");

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
		// Not method references: those would load every class at start.
		Map<String, Function<BindingContext, Object>> table = new LinkedHashMap<>();
		table.put("buffer", (context) -> new BufferBinding(context));
		table.put("child_process", (context) -> new ChildProcessBinding(context));
		table.put("cipher", (context) -> new CipherBinding(context));
		table.put("encoding", (context) -> new EncodingBinding());
		table.put("hash", (context) -> new HashBinding(context));
		table.put("kdf", (context) -> new KdfBinding(context));
		table.put("keys", (context) -> new KeysBinding(context));
		table.put("modules", (context) -> new ModulesBinding(context));
		table.put("fs", (context) -> new FsBinding(context));
		table.put("dns", (context) -> new DnsBinding(context));
		table.put("host", (context) -> new HostBinding(context));
		table.put("http2", (context) -> new Http2Binding(context));
		table.put("http_door", (context) -> new DoorBinding(context));
		table.put("http_parser", (context) -> new HttpParserBinding(context));
		table.put("net", (context) -> new NetBinding(context));
		table.put("permission", (context) -> new PermissionBinding(context));
		table.put("process", (context) -> new ProcessBinding(context));
		table.put("random", (context) -> new RandomBinding(context));
		table.put("sign", (context) -> new SignBinding(context));
		table.put("signals", (context) -> new SignalsBinding(context));
		table.put("system", (context) -> new SystemBinding(context));
		table.put("tls", (context) -> new TlsBinding(context));
		table.put("timers", (context) -> new TimersBinding(context));
		table.put("util", (context) -> new UtilBinding(context));
		table.put("zlib", (context) -> new ZlibBinding(context));
		table.put("url", (context) -> new UrlBinding(context));
		table.put("inspector", (context) -> new InspectorBinding(context));
		table.put("asyncContext", (context) -> new AsyncContextBinding(context));
		table.put("gc", (context) -> new GcBinding(context));
		table.put("messaging", (context) -> new MessagingBinding(context));
		table.put("os", (context) -> new OsBinding(context));
		table.put("performance", (context) -> new PerformanceBinding(context));
		return table;
	}

}
