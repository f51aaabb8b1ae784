package dev.jsnode.boot.metrics;

import io.micrometer.core.instrument.Tags;

/**
 * Names and tags of the meters. A bean of this type replaces OpenTelemetry's, with the
 * names of prom-client for instance.
 */
public interface NodeRuntimeMeterConvention {

	/**
	 * Return the name of a meter.
	 * @param meter the meter
	 * @return the name
	 */
	default String name(NodeRuntimeMeters meter) {
		return meter.getName();
	}

	/**
	 * Return the tags that all meters of a runtime have.
	 * @param runtime the name of the runtime's bean
	 * @return the tags
	 */
	default Tags tags(String runtime) {
		return Tags.of(NodeRuntimeMeters.Tag.RUNTIME.asString(), runtime);
	}

	/**
	 * Return the tags that all meters of one instance of a runtime have.
	 * @param runtime the name of the runtime's bean
	 * @param instance the number of the instance
	 * @return the tags
	 */
	default Tags tags(String runtime, int instance) {
		return tags(runtime).and(NodeRuntimeMeters.Tag.INSTANCE.asString(), String.valueOf(instance));
	}

	/**
	 * Return the convention of OpenTelemetry.
	 * @return the convention
	 */
	static NodeRuntimeMeterConvention standard() {
		return new NodeRuntimeMeterConvention() {
		};
	}

}
