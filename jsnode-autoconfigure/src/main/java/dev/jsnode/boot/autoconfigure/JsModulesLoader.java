package dev.jsnode.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.jsnode.NodeModule;
import dev.jsnode.boot.bridge.JsModuleFactoryBean;
import dev.jsnode.boot.bridge.JsModuleProxyFactory;
import reactor.core.publisher.Mono;

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
		List<String> missing = new ArrayList<>();
		missing.addAll(names(module.missingFunctions(this.proxyFactory.functions(type))));
		missing.addAll(names(module.missingEmitters(this.proxyFactory.emitters(type))));
		if (!missing.isEmpty()) {
			throw new MissingExportException(type, module.specifier(), missing, names(module.functionNames()));
		}
	}

	private static List<String> names(Mono<List<String>> names) {
		List<String> found = names.block();
		return (found != null) ? found : List.of();
	}

}
