package dev.jsnode.boot.autoconfigure;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.bridge.JsModuleFactoryBean;
import dev.jsnode.boot.bridge.JsModuleProxyFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Loads the modules behind {@code @JsModule} interfaces once the runtime is up, so that
 * what is wrong with them fails the start and not the first call.
 */
class JsModulesLoader implements SmartLifecycle {

	private final NodeRuntime runtime;

	private final JsModuleProxyFactory proxyFactory;

	private final ObjectProvider<JsModuleFactoryBean<?>> modules;

	private volatile boolean running;

	JsModulesLoader(NodeRuntime runtime, JsModuleProxyFactory proxyFactory,
			ObjectProvider<JsModuleFactoryBean<?>> modules) {
		this.runtime = runtime;
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

	private void load(JsModuleFactoryBean<?> module) {
		Set<String> missing = new LinkedHashSet<>(this.proxyFactory.functions(module.getObjectType()));
		var exported = this.runtime.importModule(module.specifier()).functionNames().block();
		if (exported != null) {
			exported.forEach(missing::remove);
		}
		missing.removeIf((function) -> function.isEmpty() || function.contains("."));
		this.runtime.importModule(module.specifier()).load().block();
		if (!missing.isEmpty()) {
			throw new MissingExportException(module.getObjectType(), module.specifier(), missing,
					(exported != null) ? exported : Set.of());
		}
	}

}
