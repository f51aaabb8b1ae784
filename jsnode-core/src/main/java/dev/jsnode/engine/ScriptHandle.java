package dev.jsnode.engine;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.builtins.JSFunction;
import com.oracle.truffle.js.runtime.builtins.JSFunctionData;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** A compiled script that can run in any realm of its context. */
public final class ScriptHandle {

	private final GraalModules modules;

	private final JSFunctionData code;

	ScriptHandle(GraalModules modules, JSFunctionData code) {
		this.modules = modules;
		this.code = code;
	}

	/**
	 * Returns a function that runs the script; its {@code this} must be the realm's
	 * global object.
	 * @param handle the realm, or {@code null} for the main one
	 */
	@HostAccess.Export
	public Value in(@Nullable RealmHandle handle) {
		JSRealm realm = (handle != null) ? handle.realm() : this.modules.realm();
		return this.modules.toValue(JSFunction.create(realm, this.code));
	}

}
