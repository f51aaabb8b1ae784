package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeRuntime;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/**
 * Brings the JavaScript engine up while Spring reads its configuration.
 */
class EngineBackgroundPreinitializer implements BackgroundPreinitializer {

	@Override
	public void preinitialize() {
		NodeRuntime.preload();
	}

}
