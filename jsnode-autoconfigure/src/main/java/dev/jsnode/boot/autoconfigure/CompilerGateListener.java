package dev.jsnode.boot.autoconfigure;

import dev.jsnode.engine.CompilerGate;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Lets the compiler of JavaScript begin once the application is up.
 */
class CompilerGateListener implements ApplicationListener<ApplicationReadyEvent> {

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		CompilerGate.open();
	}

}
