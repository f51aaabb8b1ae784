package dev.jsnode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.jsnode.http.HttpDoor;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link NodeRuntime} is made with; see {@link NodeRuntime.Builder} for each.
 */
record NodeRuntimeSettings(String name, String root, @Nullable String entry, Map<String, String> env,
		List<String> arguments, Path workingDirectory, int threadPoolSize, List<String> conditions,
		int maxCallsInFlight, RestartPolicy restart, Duration warnAfter, Duration interruptAfter,
		Map<String, HostModule> hostModules, @Nullable HttpDoor httpDoor) {

}
