package dev.jsnode.builtin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.jsnode.engine.GraalModules;
import dev.jsnode.engine.ModuleHandle;
import dev.jsnode.engine.ScriptHandle;
import dev.jsnode.module.ClassPathFiles;
import dev.jsnode.module.ModuleResolver;
import dev.jsnode.module.MountedFiles;
import dev.jsnode.module.ResolveException;
import dev.jsnode.module.Urls;
import dev.jsnode.permission.Permission;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The native side of the module loader: files, the resolver, and the engine's modules.
 * Lists come as text with a line for each element.
 */
public final class ModulesBinding {

	private final BindingContext context;

	private final MountedFiles files;

	private final ModuleResolver resolver;

	private final Map<String, Set<String>> conditions = new HashMap<>();

	private @Nullable GraalModules engine;

	private @Nullable Value isBuiltin;

	private @Nullable Value onInvalidMain;

	ModulesBinding(BindingContext context) {
		this.context = context;
		this.files = context.files();
		this.resolver = new ModuleResolver(this.files, this::isBuiltin, this::invalidMain);
	}

	private boolean isBuiltin(String specifier) {
		Value function = this.isBuiltin;
		return function != null && function.execute(specifier).asBoolean();
	}

	private void invalidMain(String packageFile, String main) {
		Value function = this.onInvalidMain;
		if (function != null) {
			function.executeVoid(packageFile, main);
		}
	}

	/**
	 * Sets what the resolver asks and tells JavaScript.
	 * @param isBuiltin whether a specifier is that of a built-in
	 * @param onInvalidMain called with a {@code package.json} and its useless
	 * {@code main}
	 */
	@HostAccess.Export
	public void setup(Value isBuiltin, Value onInvalidMain) {
		this.isBuiltin = isBuiltin;
		this.onInvalidMain = onInvalidMain;
	}

	@HostAccess.Export
	public GraalModules engine() {
		if (this.engine == null) {
			this.engine = GraalModules.install(this.context.js());
		}
		return this.engine;
	}

	@HostAccess.Export
	public boolean isModule(Value value) {
		return value.isHostObject() && value.asHostObject() instanceof ModuleHandle;
	}

	@HostAccess.Export
	public boolean isScript(Value value) {
		return value.isHostObject() && value.asHostObject() instanceof ScriptHandle;
	}

	@HostAccess.Export
	public String[] userConditions() {
		return this.context.options().conditions().toArray(String[]::new);
	}

	@HostAccess.Export
	public Resolution resolveImport(String specifier, String base, String conditions, String schemes) {
		List<String> known = lines(schemes);
		return resolution(() -> this.resolver.importUrl(specifier, base, conditions(conditions), known::contains));
	}

	@HostAccess.Export
	public Resolution findPath(String request, String folders, String extensions, String conditions) {
		return resolution(
				() -> this.resolver.findPath(request, lines(folders), lines(extensions), conditions(conditions)));
	}

	/** As {@link #findPath}, with the path as it is found at. */
	@HostAccess.Export
	public Resolution findProgram(String path, String extensions, String conditions) {
		return resolution(() -> this.resolver.findProgram(path, lines(extensions), conditions(conditions)));
	}

	/**
	 * Sets a map that takes the place of {@code node_modules}.
	 * @param folder called with name, specifier and parent file; returns a folder or null
	 */
	@HostAccess.Export
	public void packages(Value folder) {
		this.resolver.packages((name, specifier, parentFile) -> {
			Value found = folder.execute(name, specifier, parentFile);
			return found.isString() ? found.asString() : null;
		});
	}

	@HostAccess.Export
	public void preserveSymlinks() {
		this.resolver.preserveSymlinks();
	}

	@HostAccess.Export
	public Resolution resolveMapped(String request, String parentFile, String extensions, String conditions) {
		return resolution(() -> this.resolver.mapped(request, parentFile, lines(extensions), conditions(conditions)));
	}

	@HostAccess.Export
	public Resolution resolveSelf(String request, String parentFile, String conditions) {
		return resolution(() -> this.resolver.self(request, parentFile, conditions(conditions)));
	}

	@HostAccess.Export
	public Resolution resolveInternal(String request, String parentFile, String conditions) {
		return resolution(() -> this.resolver.internal(request, parentFile, conditions(conditions)));
	}

	@HostAccess.Export
	public Resolution packageType(String file) {
		return resolution(() -> this.resolver.packageType(file));
	}

	@HostAccess.Export
	public Resolution packageFile(String file) {
		return resolution(() -> this.resolver.packageFile(file));
	}

	@HostAccess.Export
	public @Nullable String packageFileOf(String specifier, String base) {
		return this.resolver.packageFileOf(specifier, base);
	}

	@HostAccess.Export
	public @Nullable String readText(String path) {
		return (String) this.context.run("FSReqCallback", null, () -> {
			if (!this.files.isMounted(path)) {
				this.context.guard().checkFile(Permission.FILE_SYSTEM_READ, Path.of(path), true, path);
			}
			return this.files.readText(path);
		});
	}

	/**
	 * What was remembered of a CommonJS text with {@link #rememberNames}; null where it
	 * is new.
	 */
	@HostAccess.Export
	public @Nullable String knownNames(String text) {
		return ExportNames.of(text);
	}

	@HostAccess.Export
	public void rememberNames(String text, String names) {
		ExportNames.remember(text, names);
	}

	@HostAccess.Export
	public boolean isFile(String path) {
		return this.files.isFile(path);
	}

	@HostAccess.Export
	public boolean isDirectory(String path) {
		return this.files.isDirectory(path);
	}

	@HostAccess.Export
	public String realPath(String path) {
		return this.files.realPath(path);
	}

	@HostAccess.Export
	public String urlFromPath(String path) {
		return Urls.fromPath(path);
	}

	@HostAccess.Export
	public String pathFromUrl(String url) {
		return Urls.toPath(url);
	}

	/**
	 * Makes a folder of the class path appear among the files, once.
	 * @param folder its name, with or without slashes around it
	 * @return the absolute path that stands for it
	 */
	@HostAccess.Export
	public String mountClassPath(String folder) {
		String name = folder.replaceAll("^/+|/+$", "");
		String mountPoint = ClassPathFiles.MOUNT + "/" + name;
		if (!this.files.isMounted(mountPoint)) {
			ClassPathFiles mounted = new ClassPathFiles(classLoader(), name);
			this.files.mount(mountPoint, mounted);
			this.context.onClose(() -> close(mounted));
		}
		return mountPoint;
	}

	private static void close(ClassPathFiles files) {
		try {
			files.close();
		}
		catch (IOException ex) {
			// Opened for reading alone: nothing can be lost.
		}
	}

	/** The application's, where it has one of its own (an executable jar, DevTools). */
	private static ClassLoader classLoader() {
		ClassLoader loader = Thread.currentThread().getContextClassLoader();
		return (loader != null) ? loader : ModulesBinding.class.getClassLoader();
	}

	private Set<String> conditions(String text) {
		return this.conditions.computeIfAbsent(text, (key) -> Set.copyOf(lines(key)));
	}

	private static List<String> lines(String text) {
		return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n"));
	}

	private static Resolution resolution(Lookup lookup) {
		try {
			return new Resolution(lookup.find(), null);
		}
		catch (ResolveException ex) {
			return new Resolution(null, ex);
		}
	}

	private interface Lookup {

		@Nullable String find() throws ResolveException;

	}

	/** What a look-up gave: a value (null for nothing) or the parts of an error. */
	public static final class Resolution {

		@HostAccess.Export
		public final @Nullable String value;

		@HostAccess.Export
		public final boolean failed;

		private final @Nullable ResolveException failure;

		Resolution(@Nullable String value, @Nullable ResolveException failure) {
			this.value = value;
			this.failure = failure;
			this.failed = failure != null;
		}

		@HostAccess.Export
		public @Nullable String type() {
			return (this.failure != null) ? this.failure.type() : null;
		}

		@HostAccess.Export
		public @Nullable String code() {
			return (this.failure != null) ? this.failure.code() : null;
		}

		@HostAccess.Export
		public @Nullable String message() {
			return (this.failure != null) ? this.failure.getMessage() : null;
		}

		@HostAccess.Export
		public @Nullable String url() {
			return (this.failure != null) ? this.failure.url() : null;
		}

		@HostAccess.Export
		public @Nullable String path() {
			return (this.failure != null) ? this.failure.path() : null;
		}

	}

}
