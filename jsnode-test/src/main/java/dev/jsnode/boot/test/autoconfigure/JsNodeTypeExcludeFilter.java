package dev.jsnode.boot.test.autoconfigure;

import java.util.Set;

import dev.jsnode.boot.autoconfigure.NodeRuntimeBuilderCustomizer;
import dev.jsnode.boot.bridge.JsExposed;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/**
 * {@link TypeExcludeFilter} for {@link JsNodeTest @JsNodeTest}.
 */
public final class JsNodeTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<JsNodeTest> {

	private static final Class<?>[] NO_COMPONENTS = {};

	private static final Set<Class<?>> KNOWN_INCLUDES = Set.of(NodeRuntimeBuilderCustomizer.class);

	private static final Set<Class<?>> KNOWN_AND_EXPOSED = Set.of(NodeRuntimeBuilderCustomizer.class, JsExposed.class);

	private final Class<?>[] exposed;

	JsNodeTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
		this.exposed = getAnnotation().getValue("exposed", Class[].class)
			.map((types) -> (Class<?>[]) types)
			.orElse(NO_COMPONENTS);
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		return (this.exposed.length == 0) ? KNOWN_AND_EXPOSED : KNOWN_INCLUDES;
	}

	@Override
	protected Set<Class<?>> getComponentIncludes() {
		return Set.of(this.exposed);
	}

}
