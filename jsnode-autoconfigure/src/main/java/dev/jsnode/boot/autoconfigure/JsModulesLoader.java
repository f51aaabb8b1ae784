package dev.jsnode.boot.autoconfigure;

import java.util.List;

import dev.jsnode.NodeModule;
import dev.jsnode.boot.bridge.JsModuleFactoryBean;
import dev.jsnode.boot.bridge.JsModuleProxyFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Loads the modules behind {@code @JsModule} interfaces once the runtime is up, so that
 * what is wrong with them fails the start and not the first call.
 */
class JsModulesLoader implements SmartLifecycle {

	private final JsModuleProxyFactory proxyFactory;

	private final ObjectProvider<JsModuleFactoryBean<?>> modules;

	private volatile boolean running;

	JsModulesLoader(JsModuleProxyFactory proxyFactory, ObjectProvider<JsModuleFactoryBean<?>> modules) {
		this.proxyFactory = proxyFactory;
		this.modules = modules;
	}

	@Override
	public void start() {
		this.modules.orderedStream().filter((module) -> !module.isLazy()).forEach(this::load);
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return NodeRuntimeLifecycle.PHASE + 1;
	}

	private void load(JsModuleFactoryBean<?> bean) {
		Class<?> type = bean.getObjectType();
		NodeModule module = this.proxyFactory.module(type);
		module.load().block();
		List<String> missing = module.missingFunctions(this.proxyFactory.functions(type)).block();
		if (missing != null && !missing.isEmpty()) {
			List<String> exported = module.functionNames().block();
			throw new MissingExportException(type, module.specifier(), missing,
					(exported != null) ? exported : List.of());
		}
	}

}
