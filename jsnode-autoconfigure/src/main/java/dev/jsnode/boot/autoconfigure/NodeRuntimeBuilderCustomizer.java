package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeRuntime;

/**
 * Callback for beans that wish to customize runtimes after the properties have been
 * applied.
 */
@FunctionalInterface
public interface NodeRuntimeBuilderCustomizer {

	/**
	 * Customize the builder.
	 * @param builder the builder
	 */
	void customize(NodeRuntime.Builder builder);

	/**
	 * Return whether a runtime is to be customized.
	 * @param runtime the name of the runtime: {@code nodeRuntime} for the default one, or
	 * as in {@code jsnode.runtimes.<name>}
	 * @return whether to customize it; every runtime by default
	 */
	default boolean supports(String runtime) {
		return true;
	}

}
