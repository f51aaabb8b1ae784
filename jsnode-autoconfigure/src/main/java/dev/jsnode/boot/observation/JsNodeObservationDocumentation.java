package dev.jsnode.boot.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations that jsnode makes.
 */
public enum JsNodeObservationDocumentation implements ObservationDocumentation {

	/** A call from Java to JavaScript, from the subscription to the result. */
	CALL {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultJsCallObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return CallKeyNames.values();
		}

	},

	/**
	 * A request that JavaScript makes with {@code http}, {@code https} or {@code fetch}.
	 */
	CLIENT_REQUEST {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultJsClientRequestObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return ClientRequestKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return new KeyName[] { URL };
		}

	};

	/** The URL of a request; of high cardinality. */
	static final KeyName URL = () -> "http.url";

	/**
	 * Key names of {@link #CALL}.
	 */
	public enum CallKeyNames implements KeyName {

		/** Name of the runtime. */
		RUNTIME("jsnode.runtime"),

		/** Specifier of the module. */
		MODULE("module"),

		/** Name of the function, {@code default} for the default export. */
		FUNCTION("function"),

		/** {@code SUCCESS}, {@code ERROR} or {@code CANCELLED}. */
		OUTCOME("outcome"),

		/**
		 * Name of the JavaScript error or class of the Java exception, {@code none} for
		 * none. Micrometer itself adds {@code error}, the class of the exception.
		 */
		EXCEPTION("exception");

		private final String keyName;

		CallKeyNames(String keyName) {
			this.keyName = keyName;
		}

		@Override
		public String asString() {
			return this.keyName;
		}

	}

	/**
	 * Key names of {@link #CLIENT_REQUEST}: those of Spring's own clients.
	 */
	public enum ClientRequestKeyNames implements KeyName {

		/** Method of the request. */
		METHOD("method"),

		/** Template of the URI: {@code none}, as JavaScript has none. */
		URI("uri"),

		/** Status of the response, {@code CLIENT_ERROR} where there is none. */
		STATUS("status"),

		/** Name of the host. */
		CLIENT_NAME("client.name"),

		/** Outcome of the status, {@code UNKNOWN} where there is none. */
		OUTCOME("outcome"),

		/** Code or name of the error, {@code none} for none. */
		EXCEPTION("exception");

		private final String keyName;

		ClientRequestKeyNames(String keyName) {
			this.keyName = keyName;
		}

		@Override
		public String asString() {
			return this.keyName;
		}

	}

}
