package dev.jsnode.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.oracle.js.parser.ir.Module.ImportPhase;
import com.oracle.js.parser.ir.Module.ModuleRequest;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.js.runtime.GraalJSException;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.Strings;
import com.oracle.truffle.js.runtime.builtins.JSPromise;
import com.oracle.truffle.js.runtime.builtins.JSPromiseObject;
import com.oracle.truffle.js.runtime.objects.AbstractModuleRecord;
import com.oracle.truffle.js.runtime.objects.CyclicModuleRecord;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSModuleRecord;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.SyntheticModuleRecord;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * A module record as JavaScript sees it: the loader written in JavaScript creates
 * records, hands them to the engine and drives them through it. Methods that can fail
 * return whether they succeeded and leave the thrown value in {@link #error()}, because a
 * JavaScript error must not pass through Java frames as a host exception.
 */
public final class ModuleHandle {

	private final GraalModules modules;

	private final JSRealm realm;

	private final String url;

	private @Nullable AbstractModuleRecord record;

	private @Nullable Object error;

	ModuleHandle(GraalModules modules, JSRealm realm, String url) {
		this.modules = modules;
		this.realm = realm;
		this.url = url;
	}

	void bind(AbstractModuleRecord moduleRecord) {
		this.record = moduleRecord;
	}

	AbstractModuleRecord record() {
		AbstractModuleRecord bound = this.record;
		assert bound != null : "bound when it was made";
		return bound;
	}

	@HostAccess.Export
	public String url() {
		return this.url;
	}

	/** The value that the last failed method threw. */
	@HostAccess.Export
	public @Nullable Object error() {
		return (this.error != null) ? this.modules.toValue(this.error) : null;
	}

	/** Loads everything the module imports, and links. */
	@HostAccess.Export
	public boolean instantiate() {
		try {
			if (record() instanceof CyclicModuleRecord cyclic && cyclic.getStatus() != CyclicModuleRecord.Status.New
					&& cyclic.getStatus() != CyclicModuleRecord.Status.Unlinked) {
				return true;
			}
			JSPromiseObject loading = record().loadRequestedModules(this.realm, null);
			JSPromise.throwIfRejected(loading, this.realm);
			record().link(this.realm);
			return true;
		}
		catch (AbstractTruffleException ex) {
			return failed(ex);
		}
	}

	/** Starts the evaluation and returns its promise. */
	@HostAccess.Export
	public Object evaluate() {
		return this.modules.toValue(record().evaluate(this.realm));
	}

	/**
	 * Evaluates a graph that has no top-level await.
	 * @return whether it succeeded
	 */
	@HostAccess.Export
	public boolean evaluateSync() {
		try {
			JSPromiseObject promise = record().evaluate(this.realm);
			JSPromise.throwIfRejected(promise, this.realm);
			return true;
		}
		catch (AbstractTruffleException ex) {
			return failed(ex);
		}
	}

	/** The namespace object; the module must be linked. */
	@HostAccess.Export
	public Object namespace() {
		return this.modules.toValue(record().getModuleNamespace(ImportPhase.Evaluation));
	}

	/** The state's name in lower case, in the words of the specification. */
	@HostAccess.Export
	public String status() {
		return switch (record().getStatus()) {
			case New, Unlinked -> "unlinked";
			case Linking -> "linking";
			case Linked -> "linked";
			case Evaluating -> "evaluating";
			case EvaluatingAsync -> "evaluating-async";
			case Evaluated -> failure() ? "errored" : "evaluated";
		};
	}

	private boolean failure() {
		if (record() instanceof CyclicModuleRecord cyclic && cyclic.getEvaluationError() != null) {
			this.error = (cyclic.getEvaluationError() instanceof AbstractTruffleException ex) ? thrown(ex) : null;
			return true;
		}
		return false;
	}

	/** Whether the module itself has a top-level await. */
	@HostAccess.Export
	public boolean hasTopLevelAwait() {
		return record() instanceof CyclicModuleRecord cyclic && cyclic.hasTLA();
	}

	/**
	 * Whether the module or anything it imports has a top-level await; linked modules
	 * only.
	 */
	@HostAccess.Export
	public boolean isGraphAsync() {
		return isAsync(record(), new ArrayList<>());
	}

	private static boolean isAsync(AbstractModuleRecord moduleRecord, List<AbstractModuleRecord> seen) {
		if (!(moduleRecord instanceof CyclicModuleRecord cyclic) || seen.contains(moduleRecord)) {
			return false;
		}
		seen.add(moduleRecord);
		if (cyclic.hasTLA()) {
			return true;
		}
		for (ModuleRequest request : cyclic.getRequestedModules()) {
			AbstractModuleRecord required = cyclic.getLoadedModule(request);
			if (required != null && isAsync(required, seen)) {
				return true;
			}
		}
		return false;
	}

	/** The specifiers this module imports, in their order. */
	@HostAccess.Export
	public String[] requests() {
		return (record() instanceof CyclicModuleRecord cyclic) ? cyclic.getRequestedModules()
			.stream()
			.map((request) -> Strings.toJavaString(request.specifier()))
			.toArray(String[]::new) : new String[0];
	}

	/**
	 * All that the module asks for: of each request the specifier, the phase, the number
	 * of attributes, and each attribute's key and value.
	 */
	@HostAccess.Export
	public String[] describeRequests() {
		List<String> all = new ArrayList<>();
		if (record() instanceof CyclicModuleRecord cyclic) {
			for (ModuleRequest request : cyclic.getRequestedModules()) {
				all.add(Strings.toJavaString(request.specifier()));
				all.add(request.phase().name().toLowerCase(Locale.ROOT));
				all.add(String.valueOf(request.attributes().size()));
				request.attributes().forEach((key, value) -> {
					all.add(Strings.toJavaString(key));
					all.add(Strings.toJavaString(value));
				});
			}
		}
		return all.toArray(String[]::new);
	}

	/**
	 * Sets what the requests lead to.
	 * @param handles an array of modules, one for each request
	 */
	@HostAccess.Export
	public void linkTo(Value handles) {
		if (record() instanceof CyclicModuleRecord cyclic) {
			int at = 0;
			for (ModuleRequest request : cyclic.getRequestedModules()) {
				ModuleHandle target = handles.getArrayElement(at++).asHostObject();
				cyclic.addLoadedModule(this.realm, request, target.record());
			}
		}
	}

	/** The text of a source module; empty for others. */
	@HostAccess.Export
	public String text() {
		return record().getSource().getCharacters().toString();
	}

	/** Whether the source uses the syntax of modules at all. */
	@HostAccess.Export
	public boolean hasModuleSyntax() {
		if (!(record() instanceof JSModuleRecord source)) {
			return false;
		}
		var module = source.getModule();
		return source.hasTLA() || !module.getRequestedModules().isEmpty() || !module.getLocalExportEntries().isEmpty()
				|| !module.getIndirectExportEntries().isEmpty() || !module.getStarExportEntries().isEmpty()
				|| !module.getImportEntries().isEmpty();
	}

	/**
	 * Sets exports of a synthetic module.
	 * @param names an array of names
	 * @param values an array of as many values
	 */
	@HostAccess.Export
	public void setExports(Value names, Value values) {
		SyntheticModuleRecord synthetic = (SyntheticModuleRecord) record();
		if (synthetic.getEnvironment() == null) {
			return;
		}
		JSDynamicObject array = (JSDynamicObject) GraalInternals.unwrap(values);
		for (int i = 0; i < names.getArraySize(); i++) {
			synthetic.setSyntheticModuleExport(Strings.fromJavaString(names.getArrayElement(i).asString()),
					JSObject.get(array, i));
		}
	}

	private boolean failed(AbstractTruffleException ex) {
		this.error = thrown(ex);
		return false;
	}

	static Object thrown(AbstractTruffleException ex) {
		return (ex instanceof GraalJSException js) ? js.getErrorObject() : JSRuntime.importValue(ex);
	}

}
