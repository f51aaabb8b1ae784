package dev.jsnode.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Brings a runtime's JavaScript side up and gives it built-in sources and bindings.
 */
public final class Bootstrap {

	private static final String PREFIX = "(function (exports, require, module, process, binding) {";

	/** What a package of a WebJar sees: plain CommonJS. */
	private static final String PACKAGE_PREFIX = "(function (exports, require, module, __filename) {";

	private static final String SUFFIX = "\n})";

	/** What Java calls for a task: an internal source, whose frames are in no stack. */
	private static final String TICK_ENTRY = "internal/process/tick_entry";

	/** Sources by id, shared by all contexts: the engine parses an equal source once. */
	private static final Map<String, Source> SOURCES = new ConcurrentHashMap<>();

	private final BindingContext context;

	private final Map<String, Object> bindings = new HashMap<>();

	private Bootstrap(BindingContext context) {
		this.context = context;
	}

	/**
	 * Run the bootstrap script in a fresh context.
	 * @param context what bindings work with
	 * @return the functions Java calls: {@code require}, {@code tick} and so on, as
	 * {@code internal/bootstrap.js} describes them
	 */
	public static Value run(BindingContext context) {
		Bootstrap bootstrap = new Bootstrap(context);
		Value hooks = context.js().eval(source("internal/bootstrap")).execute(bootstrap, context.js().tickInfo());
		context.js().errors().factory(hooks.getMember("createJavaError"));
		context.js().tasks(hooks.getMember("tick"), hooks.getMember("drain"), hooks.getMember("rejectionEvent"));
		if (context.guard().needsContext()) {
			context.currentContext(
					hooks.getMember("require").execute("internal/host_context").getMember("currentContext"));
			context.carryContext();
		}
		return hooks;
	}

	/**
	 * Return the function that a built-in's source defines.
	 * @param id the built-in's id without {@code node:}
	 * @return the function, or {@code null} if there is no such source
	 */
	@HostAccess.Export
	public @Nullable Value compile(String id) {
		Source source = exists(id) ? source(id) : null;
		return (source != null) ? this.context.js().eval(source) : null;
	}

	/**
	 * Return the native side of a built-in; one object per runtime.
	 * @param name the binding's name
	 * @return the binding
	 */
	@HostAccess.Export
	public Object binding(String name) {
		Object binding = this.bindings.get(name);
		if (binding == null) {
			binding = BuiltinModules.binding(name, this.context);
			this.bindings.put(name, binding);
		}
		return binding;
	}

	/**
	 * Return the public names of built-in modules, without {@code node:}.
	 * @return the names
	 */
	@HostAccess.Export
	public String[] publicNames() {
		return BuiltinModules.publicNames().toArray(String[]::new);
	}

	/**
	 * Return the id of the file that a package of a WebJar means by a path: the path
	 * itself or its {@code index}.
	 * @param path the path as an id, without an extension
	 * @return the id, or {@code null} if there is no such file
	 */
	@HostAccess.Export
	public @Nullable String locate(String path) {
		String index = path + "/index";
		return exists(path) ? path : exists(index) ? index : null;
	}

	private static boolean exists(String id) {
		return SOURCES.containsKey(id) || resource(id) != null;
	}

	private static @Nullable String resource(String id) {
		for (String resource : BuiltinModules.resources(id)) {
			if (Bootstrap.class.getClassLoader().getResource(resource) != null) {
				return resource;
			}
		}
		return null;
	}

	private static Source source(String id) {
		return SOURCES.computeIfAbsent(id, Bootstrap::read);
	}

	private static Source read(String id) {
		String resource = resource(id);
		if (resource == null) {
			throw new IllegalArgumentException("No such built-in: " + id);
		}
		try (InputStream in = Bootstrap.class.getClassLoader().getResourceAsStream(resource)) {
			Objects.requireNonNull(in);
			String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			String prefix = resource.startsWith("META-INF/") ? PACKAGE_PREFIX : PREFIX;
			String code = id.equals("internal/bootstrap") ? text : prefix + text + SUFFIX;
			return Source.newBuilder("js", code, "node:" + id).internal(id.equals(TICK_ENTRY)).buildLiteral();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
