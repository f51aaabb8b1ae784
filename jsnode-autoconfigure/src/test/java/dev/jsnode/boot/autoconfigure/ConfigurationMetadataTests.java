package dev.jsnode.boot.autoconfigure;

import java.beans.PropertyDescriptor;
import java.io.InputStream;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the metadata that editors complete and explain properties with: of every
 * class of properties there is.
 */
class ConfigurationMetadataTests {

	private static final List<String> OTHERS = List.of("jsnode.enabled", "jsnode.runtimes",
			"management.health.jsnode.enabled", "management.info.node.enabled");

	@Test
	void everyPropertyIsDescribed() throws Exception {
		Map<String, JsonNode> metadata = metadata();
		Map<String, @Nullable Object> properties = properties();
		OTHERS.forEach((property) -> properties.put(property, null));
		assertThat(properties).hasSizeGreaterThan(50).containsKeys("jsnode.views.prefix", "jsnode.permissions.net");
		assertThat(properties.keySet()).allSatisfy((property) -> {
			assertThat(metadata).as(property).containsKey(property);
			assertThat(metadata.get(property).path("description").asString("")).as(property).matches("(?s)[A-Z].*[.!]");
		});
	}

	@Test
	void everyDefaultIsThere() throws Exception {
		Map<String, JsonNode> metadata = metadata();
		properties().forEach((property, value) -> {
			if (isDefault(value)) {
				assertThat(metadata.get(property).has("defaultValue")).as("default of %s: %s", property, value)
					.isTrue();
			}
		});
	}

	private static boolean isDefault(@Nullable Object value) {
		return value != null && !(value instanceof Collection<?> collection && collection.isEmpty())
				&& !(value instanceof Map<?, ?> map && map.isEmpty());
	}

	/**
	 * The properties with the values that they have when nothing is set.
	 */
	private static Map<String, @Nullable Object> properties() throws Exception {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		Map<String, @Nullable Object> properties = new TreeMap<>();
		for (var candidate : scanner.findCandidateComponents("dev.jsnode.boot")) {
			Class<?> type = ClassUtils.forName(String.valueOf(candidate.getBeanClassName()), null);
			String prefix = (String) ((AnnotatedBeanDefinition) candidate).getMetadata()
				.getAnnotationAttributes(ConfigurationProperties.class.getName())
				.get("prefix");
			collect(prefix, BeanUtils.instantiateClass(type), properties);
		}
		return properties;
	}

	private static void collect(String prefix, Object instance, Map<String, @Nullable Object> properties)
			throws Exception {
		for (PropertyDescriptor descriptor : BeanUtils.getPropertyDescriptors(instance.getClass())) {
			if (descriptor.getName().equals("class")) {
				continue;
			}
			String name = prefix + "." + kebabCase(descriptor.getName());
			Object value = descriptor.getReadMethod().invoke(instance);
			if (value != null && isGroup(descriptor.getPropertyType())) {
				collect(name, value, properties);
			}
			else {
				properties.put(name, value);
			}
		}
	}

	private static boolean isGroup(Class<?> type) {
		return type.getName().startsWith("dev.jsnode.") && !type.isEnum();
	}

	private static String kebabCase(String name) {
		String kebab = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
		return ConfigurationPropertyName.of(kebab).toString();
	}

	/**
	 * What the annotation processor wrote, with what is beside it.
	 */
	private static Map<String, JsonNode> metadata() throws Exception {
		Map<String, JsonNode> metadata = new TreeMap<>();
		ClassLoader loader = ConfigurationMetadataTests.class.getClassLoader();
		for (var resource : Collections.list(loader.getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream in = resource.openStream()) {
				for (JsonNode property : JsonMapper.shared().readTree(in).get("properties")) {
					metadata.put(property.get("name").asString(), property);
				}
			}
		}
		return metadata;
	}

}
