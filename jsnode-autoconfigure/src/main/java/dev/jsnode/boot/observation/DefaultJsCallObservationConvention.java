package dev.jsnode.boot.observation;

import dev.jsnode.CallObserver.Call;
import dev.jsnode.NodeException;
import dev.jsnode.boot.observation.JsNodeObservationDocumentation.CallKeyNames;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * The default {@link JsCallObservationConvention}.
 */
public class DefaultJsCallObservationConvention implements JsCallObservationConvention {

	@Override
	public String getName() {
		return "jsnode.call";
	}

	@Override
	public String getContextualName(JsCallObservationContext context) {
		return context.getCall().module() + " " + function(context.getCall());
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(JsCallObservationContext context) {
		Call call = context.getCall();
		return KeyValues.of(KeyValue.of(CallKeyNames.RUNTIME, call.runtime()),
				KeyValue.of(CallKeyNames.MODULE, call.module()), KeyValue.of(CallKeyNames.FUNCTION, function(call)),
				KeyValue.of(CallKeyNames.OUTCOME, outcome(context)),
				KeyValue.of(CallKeyNames.EXCEPTION, exception(context)));
	}

	private static String function(Call call) {
		return call.function().isEmpty() ? "default" : call.function();
	}

	private static String outcome(JsCallObservationContext context) {
		if (context.getError() != null) {
			return "ERROR";
		}
		return context.isCancelled() ? "CANCELLED" : "SUCCESS";
	}

	private static String exception(JsCallObservationContext context) {
		Throwable error = context.getError();
		if (error == null) {
			return KeyValue.NONE_VALUE;
		}
		return (error instanceof NodeException node) ? node.getName() : error.getClass().getSimpleName();
	}

}
