package dev.jsnode.boot.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The runtimes that take requests of the application's web server.
 */
public final class NodeMounts {

	private final Map<String, NodeMount> byRuntime;

	/**
	 * Create the mounts.
	 * @param byRuntime the mounts by the names of their runtimes
	 * @throws IllegalStateException if two have the same path
	 */
	public NodeMounts(Map<String, NodeMount> byRuntime) {
		this.byRuntime = new LinkedHashMap<>(byRuntime);
		byPath();
	}

	/**
	 * Return the mount of a runtime.
	 * @param runtime the name of the runtime
	 * @return its mount, {@code null} if it has none
	 */
	public @Nullable NodeMount of(String runtime) {
		return this.byRuntime.get(runtime);
	}

	/**
	 * Return the mounts by their path patterns.
	 */
	Map<String, NodeMount> byPath() {
		return this.byRuntime.values().stream().collect(Collectors.toMap(NodeMount::path, (mount) -> mount, (a, b) -> {
			throw new IllegalStateException("Two Node.js runtimes are mounted at '" + a.path()
					+ "'; set jsnode.http.path or that of one of jsnode.runtimes.*");
		}, LinkedHashMap::new));
	}

}
