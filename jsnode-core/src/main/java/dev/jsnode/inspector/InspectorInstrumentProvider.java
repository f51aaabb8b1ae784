package dev.jsnode.inspector;

import java.util.Collection;
import java.util.List;

import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.instrumentation.provider.TruffleInstrumentProvider;

/**
 * Tells the engine of the {@link InspectorInstrument}.
 */
@TruffleInstrument.Registration(id = InspectorInstrument.ID, name = InspectorInstrument.NAME)
public final class InspectorInstrumentProvider extends TruffleInstrumentProvider {

	@Override
	protected String getInstrumentClassName() {
		return InspectorInstrument.class.getName();
	}

	@Override
	protected Object create() {
		return new InspectorInstrument();
	}

	@Override
	protected Collection<String> getServicesClassNames() {
		return List.of(InspectorInstrument.Access.class.getName());
	}

}
