package dev.jsnode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.jsnode.http.HttpDoor;
import dev.jsnode.permission.PermissionDenialListener;
import dev.jsnode.permission.Permissions;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link NodeRuntime} is made with; see {@link NodeRuntime.Builder} for each.
 */
record NodeRuntimeSettings(String name, String root, @Nullable String entry, Map<String, String> env,
		List<String> arguments, Path workingDirectory, int threadPoolSize, List<String> conditions,
		int maxCallsInFlight, RestartPolicy restart, Duration warnAfter, Duration interruptAfter,
		Map<String, HostModule> hostModules, @Nullable HttpDoor httpDoor, RuntimeHooks hooks, Permissions permissions,
		PermissionDenialListener onDenied) {

	/**
	 * The settings of one of several instances, which JavaScript sees as
	 * {@code process.env.JSNODE_INSTANCE}.
	 */
	NodeRuntimeSettings ofInstance(int index) {
		Map<String, String> ownEnv = new LinkedHashMap<>(this.env);
		ownEnv.put("JSNODE_INSTANCE", String.valueOf(index));
		return new NodeRuntimeSettings(this.name + "." + index, this.root, this.entry, ownEnv, this.arguments,
				this.workingDirectory, this.threadPoolSize, this.conditions, this.maxCallsInFlight, this.restart,
				this.warnAfter, this.interruptAfter, this.hostModules, this.httpDoor, this.hooks, this.permissions,
				this.onDenied);
	}

}
