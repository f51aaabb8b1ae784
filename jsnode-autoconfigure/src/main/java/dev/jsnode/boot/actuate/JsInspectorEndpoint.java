package dev.jsnode.boot.actuate;

import java.io.UncheckedIOException;
import java.util.Objects;

import dev.jsnode.boot.tools.JsInspector;
import dev.jsnode.engine.CodedException;
import dev.jsnode.inspector.InspectorState;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@link Endpoint @Endpoint} to start and stop the debugger of JavaScript, which listens
 * on a loopback interface only.
 */
@Endpoint(id = "jsinspector", defaultAccess = Access.NONE)
public class JsInspectorEndpoint {

	private final JsInspector inspector;

	/**
	 * Create a new endpoint.
	 * @param inspector the debugger
	 */
	public JsInspectorEndpoint(JsInspector inspector) {
		this.inspector = inspector;
	}

	/**
	 * Return whether it listens, and where.
	 * @return the description
	 */
	@ReadOperation
	public InspectorDescriptor inspector() {
		return InspectorDescriptor.of(this.inspector.state());
	}

	/**
	 * Start it. One that listens is left as it is.
	 * @param port the port, 0 for any that is free; {@code null} for that of
	 * {@code jsnode.inspect.port}
	 * @return the description
	 */
	@WriteOperation
	public InspectorDescriptor start(@Nullable Integer port) {
		InspectorState state = this.inspector.state();
		if (state.url() == null) {
			open((port != null) ? port : this.inspector.defaultPort());
		}
		return inspector();
	}

	/**
	 * Stop it: clients are disconnected, and what they have paused goes on.
	 * @return the description
	 */
	@DeleteOperation
	public InspectorDescriptor stop() {
		this.inspector.close();
		return inspector();
	}

	private void open(int port) {
		try {
			this.inspector.open(port);
		}
		catch (UncheckedIOException | CodedException | IllegalArgumentException ex) {
			String reason = Objects.requireNonNullElse(ex.getMessage(), ex.toString());
			throw new InvalidEndpointRequestException(reason, reason);
		}
	}

	/**
	 * Description of the debugger.
	 *
	 * @param available whether {@code org.graalvm.tools:chromeinspector-tool} is on the
	 * class path
	 * @param url where clients connect, {@code null} while it does not listen
	 * @param devtoolsFrontendUrl what Chrome opens, {@code null} while it does not listen
	 * @param clients clients that are connected
	 * @param paused whether one of them has paused JavaScript
	 */
	public record InspectorDescriptor(boolean available, @Nullable String url, @Nullable String devtoolsFrontendUrl,
			int clients, boolean paused) implements OperationResponseBody {

		static InspectorDescriptor of(InspectorState state) {
			return new InspectorDescriptor(state.available(), state.url(), state.devtoolsFrontendUrl(), state.clients(),
					state.paused());
		}

	}

}
