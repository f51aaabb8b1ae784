package dev.jsnode.engine;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.MainJSAgent;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/**
 * A global environment with intrinsics of its own in the same context, so that objects
 * cross freely: what {@code node:vm} calls a context. Used on the loop's thread.
 */
public final class RealmHandle {

	private final JSRealm realm;

	private final boolean ownJobs;

	private final Value global;

	RealmHandle(GraalModules modules, boolean ownJobs) {
		this.ownJobs = ownJobs;
		this.realm = modules.realm().createChildRealm();
		if (ownJobs) {
			this.realm.setAgent(new MainJSAgent());
		}
		this.global = modules.toValue(this.realm.getGlobalObject());
	}

	JSRealm realm() {
		return this.realm;
	}

	/**
	 * Runs the promise jobs of a realm that has a queue of its own.
	 */
	void drainOwnJobs() {
		if (this.ownJobs) {
			this.realm.getAgent().processAllPromises(false);
		}
	}

	/** The global object as the engine made it: it has the intrinsics. */
	@HostAccess.Export
	public Value global() {
		return this.global;
	}

	/** Puts another object in the place of the global object. */
	@HostAccess.Export
	public void replaceGlobal(Value object) {
		this.realm.setGlobalObject((JSDynamicObject) GraalInternals.unwrap(object));
	}

}
