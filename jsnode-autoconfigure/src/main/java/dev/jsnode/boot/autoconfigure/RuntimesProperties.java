package dev.jsnode.boot.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.jsnode.boot.autoconfigure.JsNodeProperties.Placement;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * The properties of the default runtime and of those named by
 * {@code jsnode.runtimes.<name>}. What is not set for a named one is as for the default,
 * except for what makes the default what it is: its entry, mount, instances, placement
 * and warm-up.
 */
final class RuntimesProperties {

	/** Name of the default runtime and of its bean. */
	static final String DEFAULT = "nodeRuntime";

	/** What the name of a bean has after the name of its runtime. */
	static final String BEAN_SUFFIX = "NodeRuntime";

	private static final String PREFIX = "jsnode";

	private static final String NAMED_PREFIX = "jsnode.runtimes";

	private final JsNodeProperties standard;

	private final Map<String, JsNodeProperties> named;

	private RuntimesProperties(JsNodeProperties standard, Map<String, JsNodeProperties> named) {
		this.standard = standard;
		this.named = named;
	}

	static RuntimesProperties of(JsNodeProperties standard, Environment environment) {
		Map<String, JsNodeProperties> named = new LinkedHashMap<>();
		names(environment).forEach((name) -> named.put(name, bind(name, environment)));
		return new RuntimesProperties(standard, named);
	}

	/**
	 * The names of the further runtimes.
	 */
	static Set<String> names(Environment environment) {
		Set<String> names = Binder.get(environment)
			.bind(NAMED_PREFIX, Bindable.mapOf(String.class, Object.class))
			.orElseGet(Map::of)
			.keySet();
		if (names.contains(DEFAULT)) {
			throw new InvalidConfigurationPropertyValueException(NAMED_PREFIX, DEFAULT,
					"This is the name of the default runtime.");
		}
		return names;
	}

	/**
	 * All runtimes, the default one first.
	 */
	Map<String, JsNodeProperties> all() {
		Map<String, JsNodeProperties> all = new LinkedHashMap<>();
		all.put(DEFAULT, this.standard);
		all.putAll(this.named);
		return all;
	}

	/**
	 * The properties of a runtime; those of the default one where a bean of the
	 * application is meant.
	 */
	JsNodeProperties of(String name) {
		return this.named.getOrDefault(name, this.standard);
	}

	/**
	 * Where a property of a runtime is set.
	 */
	static String key(String runtime, String property) {
		return (runtime.equals(DEFAULT) ? PREFIX : NAMED_PREFIX + "." + runtime) + "." + property;
	}

	private static JsNodeProperties bind(String name, Environment environment) {
		Binder binder = Binder.get(environment);
		JsNodeProperties properties = new JsNodeProperties();
		binder.bind(PREFIX, Bindable.ofInstance(properties));
		properties.setEntry(null);
		properties.setInstances(null);
		properties.setPlacement(Placement.DEDICATED);
		properties.getHttp().setPath("");
		properties.getWarmup().setFunctions(List.of());
		properties.getInspect().setEnabled(false);
		properties.getPage().setEnabled(false);
		properties.setTraceGc(false);
		binder.bind(NAMED_PREFIX + "." + name, Bindable.ofInstance(properties));
		return properties;
	}

}
