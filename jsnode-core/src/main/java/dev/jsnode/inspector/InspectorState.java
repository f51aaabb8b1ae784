package dev.jsnode.inspector;

import org.jspecify.annotations.Nullable;

/**
 * A reading of the inspector.
 *
 * @param available whether the engine's tool for it is on the class path
 * @param url where clients connect; {@code null} while it does not listen
 * @param devtoolsFrontendUrl what Chrome opens; {@code null} while it does not listen
 * @param clients clients that are connected
 * @param paused whether a client has paused JavaScript
 */
public record InspectorState(boolean available, @Nullable String url, @Nullable String devtoolsFrontendUrl, int clients,
		boolean paused) {

}
