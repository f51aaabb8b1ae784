package dev.jsnode.engine;

import java.lang.reflect.Field;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.oracle.js.parser.ir.Module.ModuleRequest;
import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.nodes.function.FunctionRootNode;
import com.oracle.truffle.js.runtime.Errors;
import com.oracle.truffle.js.runtime.JSArguments;
import com.oracle.truffle.js.runtime.JSContext;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.Strings;
import com.oracle.truffle.js.runtime.builtins.JSArray;
import com.oracle.truffle.js.runtime.builtins.JSFunction;
import com.oracle.truffle.js.runtime.objects.AbstractModuleRecord;
import com.oracle.truffle.js.runtime.objects.CyclicModuleRecord;
import com.oracle.truffle.js.runtime.objects.DefaultESModuleLoader;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSModuleData;
import com.oracle.truffle.js.runtime.objects.JSModuleRecord;
import com.oracle.truffle.js.runtime.objects.ScriptOrModule;
import com.oracle.truffle.js.runtime.objects.SyntheticModuleRecord;
import com.oracle.truffle.js.runtime.objects.Undefined;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * GraalJS's module records, for a loader that is written in JavaScript. The one class
 * that knows the engine's module internals: it takes the place of the realm's module
 * loader, of the handler of {@code import()} and of the initializer of
 * {@code import.meta}, and asks JavaScript functions instead.
 */
public final class GraalModules extends DefaultESModuleLoader {

	private static final String VM_SCHEME = "vm";

	private final GraalInternals internals;

	private @Nullable JSDynamicObject resolveHook;

	private @Nullable JSDynamicObject importHook;

	private @Nullable JSDynamicObject metaHook;

	private GraalModules(GraalInternals internals) {
		super(internals.realm());
		this.internals = internals;
	}

	/**
	 * Take over the modules of a context.
	 * @param js the context
	 * @return its modules
	 */
	public static GraalModules install(JsContext js) {
		GraalModules modules = new GraalModules(js.internals());
		JSRealm realm = modules.realm;
		try {
			Field loader = JSRealm.class.getDeclaredField("moduleLoader");
			loader.setAccessible(true);
			loader.set(realm, modules);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("This version of GraalJS keeps its module loader elsewhere", ex);
		}
		// These two belong to the engine: every context of it asks its own realm's
		// loader.
		JSContext shared = realm.getContext();
		shared.setImportMetaInitializer((meta, module) -> of(JSRealm.get(null)).initializeMeta(meta, module));
		shared.setImportModuleDynamicallyCallback(
				(caller, referrer, request) -> of(caller).importDynamically(referrer, request));
		return modules;
	}

	private static GraalModules of(JSRealm realm) {
		for (JSRealm each = realm; each != null; each = each.getParent()) {
			if (each.getModuleLoader() instanceof GraalModules modules) {
				return modules;
			}
		}
		throw new IllegalStateException("The context has no module loader of jsnode");
	}

	JSRealm realm() {
		return this.realm;
	}

	Value toValue(Object value) {
		return this.internals.asValue(value);
	}

	/**
	 * Sets the functions that the engine asks.
	 * @param resolve {@code (specifier, referrerName, referrerHandle, attributes) ->
	 * ModuleHandle}; attributes are an array of keys and values in turn
	 * @param dynamicImport the same parameters, returns a promise of a namespace
	 * @param meta {@code (meta, handle)}, fills {@code import.meta}
	 */
	@HostAccess.Export
	public void setHooks(Value resolve, Value dynamicImport, Value meta) {
		this.resolveHook = (JSDynamicObject) GraalInternals.unwrap(resolve);
		this.importHook = (JSDynamicObject) GraalInternals.unwrap(dynamicImport);
		this.metaHook = (JSDynamicObject) GraalInternals.unwrap(meta);
	}

	/**
	 * Compiles a module.
	 * @return the handle, or a {@link ParseFailure}
	 */
	@HostAccess.Export
	public Object sourceModule(String url, String text) {
		return sourceModule(new ModuleHandle(this, this.realm, url),
				Source.newBuilder(JavaScriptLanguage.ID, text, url));
	}

	/**
	 * Compiles a module for a realm.
	 * @param handle the realm, or {@code null} for the main one
	 * @param uri what {@code import()} and {@code import.meta} are told of
	 * @param name the name of the source in stack traces
	 * @return the handle, or a {@link ParseFailure}
	 */
	@HostAccess.Export
	public Object sourceModuleIn(@Nullable RealmHandle handle, String uri, String text, String name) {
		return sourceModule(new ModuleHandle(this, realmOf(handle), uri),
				Source.newBuilder(JavaScriptLanguage.ID, text, name).uri(URI.create(uri)));
	}

	private Object sourceModule(ModuleHandle handle, Source.LiteralBuilder builder) {
		StackMargin.require();
		Source source = builder.mimeType(JavaScriptLanguage.MODULE_MIME_TYPE).build();
		try {
			JSModuleData data = this.realm.getContext().getEvaluator().envParseModule(this.realm, source);
			handle.bind(new JSModuleRecord(data, this, handle));
			return handle;
		}
		catch (AbstractTruffleException ex) {
			return ParseFailure.of(this, ex, source.getCharacters().toString(), 0);
		}
	}

	JSRealm realmOf(@Nullable RealmHandle handle) {
		return (handle != null) ? handle.realm() : this.realm;
	}

	/**
	 * Makes a module whose exports JavaScript sets.
	 * @param names an array of export names
	 * @param evaluate called with the handle when the module is evaluated
	 */
	@HostAccess.Export
	public ModuleHandle syntheticModule(String url, Value names, Value evaluate) {
		return syntheticModuleIn(null, url, names, evaluate);
	}

	/**
	 * As {@link #syntheticModule}, for a realm.
	 * @param handle the realm, or {@code null} for the main one
	 */
	@HostAccess.Export
	public ModuleHandle syntheticModuleIn(@Nullable RealmHandle handle, String url, Value names, Value evaluate) {
		List<TruffleString> exports = new ArrayList<>();
		for (int i = 0; i < names.getArraySize(); i++) {
			exports.add(Strings.fromJavaString(names.getArrayElement(i).asString()));
		}
		JSDynamicObject steps = (JSDynamicObject) GraalInternals.unwrap(evaluate);
		ModuleHandle module = new ModuleHandle(this, realmOf(handle), url);
		Source source = Source.newBuilder(JavaScriptLanguage.ID, "", url).build();
		module.bind(new SyntheticModuleRecord(this.realm.getContext(), source, module, exports,
				(moduleRecord) -> call(steps, guest(module))));
		return module;
	}

	/**
	 * Compiles the body of a function whose first character is the first of the file, so
	 * that stack traces count lines and columns as the file has them.
	 * @param parameters the parameter names, separated by commas
	 * @return the function, or a {@link ParseFailure}
	 */
	@HostAccess.Export
	public Object compileFunction(String text, String fileName, String parameters) {
		StackMargin.require();
		String prologue = "(function (" + parameters + ") { ";
		String body = text.startsWith("#!") ? "//" + text.substring(2) : text;
		Source source = Source.newBuilder(JavaScriptLanguage.ID, body, fileName)
			.mimeType(JavaScriptLanguage.APPLICATION_MIME_TYPE)
			.build();
		try {
			CallTarget program = this.realm.getEnv()
				.parsePublic(source, JavaScriptLanguage.NODE_ENV_PARSE_TOKEN, prologue, "\n})", "false");
			return toValue(program.call());
		}
		catch (AbstractTruffleException | IllegalArgumentException ex) {
			ParseFailure failure = failure(body, fileName, parameters.split(",\\s*"));
			if (failure != null && !failure.isReturn()) {
				return failure;
			}
			if (ex instanceof AbstractTruffleException guest) {
				return ParseFailure.of(this, guest, body, prologue.length());
			}
			throw ex;
		}
	}

	/**
	 * Parses again without the prologue, since the engine counts it in an error's place.
	 */
	private @Nullable ParseFailure failure(String body, String fileName, String[] parameters) {
		Source source = Source.newBuilder(JavaScriptLanguage.ID, body, fileName)
			.mimeType(JavaScriptLanguage.APPLICATION_MIME_TYPE)
			.cached(false)
			.build();
		try {
			this.realm.getEnv().parsePublic(source, parameters);
			return null;
		}
		catch (AbstractTruffleException ex) {
			return ParseFailure.of(this, ex, body, 0);
		}
	}

	/**
	 * Compiles a script.
	 * @return a function that runs it in the global scope and returns its value, or a
	 * {@link ParseFailure}
	 */
	@HostAccess.Export
	public Object compileScript(String text, String fileName) {
		StackMargin.require();
		Source source = Source.newBuilder(JavaScriptLanguage.ID, text, fileName)
			.mimeType(JavaScriptLanguage.APPLICATION_MIME_TYPE)
			.build();
		try {
			CallTarget program = this.realm.getEnv().parsePublic(source);
			CallTarget script = JavaScriptLanguage.getParsedProgramCallTarget(((RootCallTarget) program).getRootNode());
			FunctionRootNode root = (FunctionRootNode) ((RootCallTarget) script).getRootNode();
			return toValue(JSFunction.create(this.realm, root.getFunctionData()));
		}
		catch (AbstractTruffleException ex) {
			return ParseFailure.of(this, ex, text, 0);
		}
	}

	/**
	 * Compiles a script that can run in any realm.
	 * @param uri what {@code import()} in it is told of its referrer
	 * @return a {@link ScriptHandle}, or a {@link ParseFailure}
	 */
	@HostAccess.Export
	public Object compileForRealms(String text, String fileName, String uri) {
		StackMargin.require();
		Source source = Source.newBuilder(JavaScriptLanguage.ID, text, fileName)
			.mimeType(JavaScriptLanguage.APPLICATION_MIME_TYPE)
			.uri(URI.create(uri))
			.build();
		try {
			CallTarget program = this.realm.getEnv().parsePublic(source);
			CallTarget script = JavaScriptLanguage.getParsedProgramCallTarget(((RootCallTarget) program).getRootNode());
			FunctionRootNode root = (FunctionRootNode) ((RootCallTarget) script).getRootNode();
			return new ScriptHandle(this, root.getFunctionData());
		}
		catch (AbstractTruffleException ex) {
			return ParseFailure.of(this, ex, text, 0);
		}
	}

	/**
	 * Compiles the body of a function in a realm.
	 * @param handle the realm, or {@code null} for the main one
	 * @param uri what {@code import()} in it is told of its referrer
	 * @param parameters the parameter names, separated by commas
	 * @param extensions an array of objects that enclose the function's scope
	 * @return the function, or a {@link ParseFailure}
	 */
	@HostAccess.Export
	public Object compileFunctionIn(@Nullable RealmHandle handle, String text, String fileName, String uri,
			String parameters, Value extensions) {
		StackMargin.require();
		int count = (int) extensions.getArraySize();
		StringBuilder prologue = new StringBuilder((count > 0) ? "(function () {" : "");
		for (int i = 0; i < count; i++) {
			prologue.append("with (arguments[").append(i).append("]) {");
		}
		prologue.append((count > 0) ? "return (function (" : "(function (").append(parameters).append(") {\n");
		String epilogue = "\n})" + "}".repeat(count) + ((count > 0) ? "})" : "");
		Source source = Source.newBuilder(JavaScriptLanguage.ID, text, fileName)
			.mimeType(JavaScriptLanguage.APPLICATION_MIME_TYPE)
			.uri(URI.create(uri))
			.build();
		ParseFailure failure = failure(text, fileName, parameters.isEmpty() ? new String[0] : parameters.split(", "));
		if (failure != null && !failure.isReturn()) {
			return failure;
		}
		JSRealm target = realmOf(handle);
		JSRealm previous = this.realm.enterRealm(null, target);
		try {
			CallTarget program = this.realm.getEnv()
				.parsePublic(source, JavaScriptLanguage.NODE_ENV_PARSE_TOKEN, prologue.toString(), epilogue, "false");
			Object function = program.call();
			if (count > 0) {
				Object[] scopes = new Object[count];
				for (int i = 0; i < count; i++) {
					scopes[i] = GraalInternals.unwrap(extensions.getArrayElement(i));
				}
				function = call((JSDynamicObject) function, scopes);
			}
			return toValue(function);
		}
		catch (AbstractTruffleException ex) {
			return ParseFailure.of(this, ex, text, 0);
		}
		finally {
			this.realm.leaveRealm(null, previous);
		}
	}

	/**
	 * Makes a global environment of its own in this context.
	 * @param ownJobs whether it has its own queue of promise jobs
	 */
	@HostAccess.Export
	public RealmHandle createRealm(boolean ownJobs) {
		StackMargin.require();
		return new RealmHandle(this, ownJobs);
	}

	/** Prepares a call that can be ended from outside. */
	@HostAccess.Export
	public GuardedRun guardedRun() {
		return new GuardedRun(this);
	}

	/**
	 * Compiles a module whose import of {@code original} is another module.
	 * @param original the other module's handle
	 */
	@HostAccess.Export
	public ModuleHandle facade(String url, String text, ModuleHandle original) {
		ModuleHandle handle = (ModuleHandle) sourceModule(url, text);
		CyclicModuleRecord facade = (CyclicModuleRecord) handle.record();
		for (ModuleRequest request : facade.getRequestedModules()) {
			facade.addLoadedModule(this.realm, request, original.record());
		}
		return handle;
	}

	@Override
	public AbstractModuleRecord resolveImportedModule(ScriptOrModule referrer, ModuleRequest request) {
		Object result = callHook(this.resolveHook, referrer, request, Undefined.instance);
		if (this.realm.getEnv().isHostObject(result)
				&& this.realm.getEnv().asHostObject(result) instanceof ModuleHandle handle) {
			return handle.record();
		}
		throw Errors.createTypeError("The module loader returned no module");
	}

	@Override
	public @Nullable AbstractModuleRecord addLoadedModule(ModuleRequest request, AbstractModuleRecord module) {
		// The loader in JavaScript keeps the map of modules.
		return null;
	}

	private JSDynamicObject importDynamically(@Nullable ScriptOrModule referrer, ModuleRequest request) {
		JSRealm current = JSRealm.get(null);
		Object promises = (current == this.realm) ? Undefined.instance : current.getPromiseConstructor();
		return (JSDynamicObject) callHook(this.importHook, referrer, request, promises);
	}

	private Object callHook(@Nullable JSDynamicObject hook, @Nullable ScriptOrModule referrer, ModuleRequest request,
			Object promises) {
		String name = (referrer != null) ? nameOf(referrer.getSource()) : "";
		Object handle = (referrer instanceof AbstractModuleRecord module
				&& module.getHostDefined() instanceof ModuleHandle owner) ? guest(owner) : Undefined.instance;
		List<Object> attributes = new ArrayList<>();
		for (Map.Entry<TruffleString, TruffleString> attribute : request.attributes().entrySet()) {
			attributes.add(attribute.getKey());
			attributes.add(attribute.getValue());
		}
		Object array = JSArray.createConstantObjectArray(this.realm.getContext(), this.realm, attributes.toArray());
		return call(hook, request.specifier(), Strings.fromJavaString(name), handle, array, promises);
	}

	/** Code of {@code node:vm} is known by its URI: many scripts have the same name. */
	private static String nameOf(Source source) {
		URI uri = source.getURI();
		return (VM_SCHEME.equals(uri.getScheme())) ? uri.toString() : source.getName();
	}

	private void initializeMeta(JSDynamicObject meta, JSModuleRecord module) {
		if (module.getHostDefined() instanceof ModuleHandle handle) {
			call(this.metaHook, meta, guest(handle));
		}
	}

	private Object guest(Object host) {
		return this.realm.getEnv().asGuestValue(host);
	}

	private static Object call(@Nullable JSDynamicObject function, Object... arguments) {
		if (function == null) {
			throw Errors.createError("The module loader is not ready");
		}
		return JSFunction.call(JSArguments.create(Undefined.instance, function, arguments));
	}

}
