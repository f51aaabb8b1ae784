package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeRuntime;

/**
 * Callback for beans that wish to customize the runtime after the properties have been
 * applied.
 */
@FunctionalInterface
public interface NodeRuntimeBuilderCustomizer {

	/**
	 * Customize the builder.
	 * @param builder the builder
	 */
	void customize(NodeRuntime.Builder builder);

}
