package dev.jsnode.boot.observation;

import java.net.URI;
import java.util.Locale;

import dev.jsnode.boot.observation.JsNodeObservationDocumentation.ClientRequestKeyNames;
import dev.jsnode.http.ClientRequestObserver.ClientRequest;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * The default {@link JsClientRequestObservationConvention}: name and keys are those of
 * Spring's own clients, so that both are found together.
 */
public class DefaultJsClientRequestObservationConvention implements JsClientRequestObservationConvention {

	private final String name;

	/**
	 * Create a convention.
	 * @param name the name of the observation
	 */
	public DefaultJsClientRequestObservationConvention(String name) {
		this.name = name;
	}

	/**
	 * Create a convention with the name {@code http.client.requests}.
	 */
	public DefaultJsClientRequestObservationConvention() {
		this("http.client.requests");
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public @Nullable String getContextualName(JsClientRequestObservationContext context) {
		ClientRequest request = context.getCarrier();
		return (request != null) ? "http " + request.method().toLowerCase(Locale.ROOT) : null;
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(JsClientRequestObservationContext context) {
		ClientRequest request = context.getCarrier();
		Integer status = context.getResponse();
		String errorCode = context.getErrorCode();
		return KeyValues.of(
				KeyValue.of(ClientRequestKeyNames.METHOD, (request != null) ? request.method() : KeyValue.NONE_VALUE),
				KeyValue.of(ClientRequestKeyNames.URI, KeyValue.NONE_VALUE),
				KeyValue.of(ClientRequestKeyNames.STATUS, (status != null) ? status.toString() : "CLIENT_ERROR"),
				KeyValue.of(ClientRequestKeyNames.CLIENT_NAME, host(request)),
				KeyValue.of(ClientRequestKeyNames.OUTCOME, outcome(status)),
				KeyValue.of(ClientRequestKeyNames.EXCEPTION, (errorCode != null) ? errorCode : KeyValue.NONE_VALUE));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(JsClientRequestObservationContext context) {
		ClientRequest request = context.getCarrier();
		return KeyValues.of(KeyValue.of(JsNodeObservationDocumentation.URL,
				(request != null) ? request.url() : KeyValue.NONE_VALUE));
	}

	private static String host(@Nullable ClientRequest request) {
		try {
			String host = (request != null) ? URI.create(request.url()).getHost() : null;
			return (host != null) ? host : KeyValue.NONE_VALUE;
		}
		catch (IllegalArgumentException ex) {
			// Not every URL of JavaScript is a URI of Java.
			return KeyValue.NONE_VALUE;
		}
	}

	private static String outcome(@Nullable Integer status) {
		if (status == null) {
			return "UNKNOWN";
		}
		return switch (status / 100) {
			case 1 -> "INFORMATIONAL";
			case 2 -> "SUCCESS";
			case 3 -> "REDIRECTION";
			case 4 -> "CLIENT_ERROR";
			case 5 -> "SERVER_ERROR";
			default -> "UNKNOWN";
		};
	}

}
