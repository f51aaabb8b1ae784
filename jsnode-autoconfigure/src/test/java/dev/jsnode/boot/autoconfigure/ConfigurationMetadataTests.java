package dev.jsnode.boot.autoconfigure;

import java.beans.PropertyDescriptor;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the metadata that editors complete and explain properties with.
 */
class ConfigurationMetadataTests {

	private static final List<String> OTHERS = List.of("jsnode.enabled", "jsnode.runtimes",
			"management.health.jsnode.enabled", "management.info.node.enabled");

	@Test
	void everyPropertyIsDescribed() throws Exception {
		Map<String, String> descriptions = descriptions();
		List<String> properties = new ArrayList<>(OTHERS);
		collect("jsnode", JsNodeProperties.class, properties);
		assertThat(properties).hasSizeGreaterThan(30);
		assertThat(properties).allSatisfy((property) -> assertThat(descriptions).as(property)
			.hasEntrySatisfying(property, (text) -> assertThat(text).matches("(?s)[A-Z].*[.!]")));
	}

	private static void collect(String prefix, Class<?> type, List<String> properties) {
		for (PropertyDescriptor descriptor : BeanUtils.getPropertyDescriptors(type)) {
			if (descriptor.getName().equals("class")) {
				continue;
			}
			String name = prefix + "." + kebabCase(descriptor.getName());
			if (isGroup(descriptor.getPropertyType())) {
				collect(name, descriptor.getPropertyType(), properties);
			}
			else {
				properties.add(name);
			}
		}
	}

	private static boolean isGroup(Class<?> type) {
		return type.getPackage() == JsNodeProperties.class.getPackage() && !type.isEnum();
	}

	private static String kebabCase(String name) {
		String kebab = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
		return ConfigurationPropertyName.of(kebab).toString();
	}

	/**
	 * What the annotation processor wrote, with what is beside it.
	 */
	private static Map<String, String> descriptions() throws Exception {
		Map<String, String> descriptions = new TreeMap<>();
		ClassLoader loader = ConfigurationMetadataTests.class.getClassLoader();
		for (var resource : Collections.list(loader.getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream in = resource.openStream()) {
				for (JsonNode property : JsonMapper.shared().readTree(in).get("properties")) {
					if (property.has("description")) {
						descriptions.put(property.get("name").asString(), property.get("description").asString());
					}
				}
			}
		}
		return descriptions;
	}

}
