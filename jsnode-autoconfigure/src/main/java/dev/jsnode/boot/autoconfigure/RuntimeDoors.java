package dev.jsnode.boot.autoconfigure;

import dev.jsnode.http.HttpDoor;
import org.jspecify.annotations.Nullable;

/**
 * The doors of the application's web server to its runtimes.
 */
@FunctionalInterface
interface RuntimeDoors {

	/**
	 * Return the door to a runtime.
	 * @param runtime the name of the runtime
	 * @return its door; {@code null} lets its servers listen on ports of their own
	 */
	@Nullable HttpDoor door(String runtime);

	/**
	 * Return what an application without a web server has.
	 */
	static RuntimeDoors none() {
		return (runtime) -> null;
	}

}
