package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeRuntime;
import dev.jsnode.engine.CompilerGate;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/**
 * Brings the JavaScript engine up while Spring reads its configuration. Its compiler has
 * to wait until the application is there.
 */
class EngineBackgroundPreinitializer implements BackgroundPreinitializer {

	@Override
	public void preinitialize() {
		CompilerGate.close();
		NodeRuntime.preload();
	}

}
