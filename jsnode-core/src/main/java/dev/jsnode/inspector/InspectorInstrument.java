package dev.jsnode.inspector;

import com.oracle.truffle.api.instrumentation.TruffleInstrument;

/**
 * Gives the inspector its place in the engine, at the first look-up: an engine that
 * nobody debugs does not pay for it, and one that runs need not be made anew.
 */
final class InspectorInstrument extends TruffleInstrument {

	static final String ID = "jsnode-inspector";

	static final String NAME = "jsnode inspector";

	@Override
	protected void onCreate(Env env) {
		env.registerService(new Access(env));
	}

	/**
	 * What sessions of the debugger are made with.
	 *
	 * @param env the engine
	 */
	record Access(Env env) {

	}

}
