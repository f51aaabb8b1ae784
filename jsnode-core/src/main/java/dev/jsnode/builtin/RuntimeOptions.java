package dev.jsnode.builtin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.jsnode.permission.PermissionDenialListener;
import dev.jsnode.permission.Permissions;

/**
 * What a runtime is started with; the values behind {@code process}.
 *
 * @param name the runtime's name, for threads, logs and metrics
 * @param argv what {@code process.argv} holds: the executable, the script, its arguments
 * @param execArgv options that came before the script
 * @param execPath the file that starts this runtime from a shell
 * @param env the environment that JavaScript sees
 * @param cwd the working directory at the start
 * @param stdio whether {@code process.stdin}, {@code stdout} and {@code stderr} are those
 * of the process ({@code true}) or the runtime's log
 * @param threadPoolSize number of threads for blocking work
 * @param conditions further conditions for {@code exports} and {@code imports}
 * @param permissions what it may access
 * @param onDenied hears of each access that is refused, on any thread
 */
public record RuntimeOptions(String name, List<String> argv, List<String> execArgv, String execPath,
		Map<String, String> env, Path cwd, boolean stdio, int threadPoolSize, List<String> conditions,
		Permissions permissions, PermissionDenialListener onDenied) {

	/**
	 * Options of a runtime that may access everything.
	 * @param name the runtime's name
	 * @param argv what {@code process.argv} holds
	 * @param execArgv options that came before the script
	 * @param execPath the file that starts this runtime from a shell
	 * @param env the environment that JavaScript sees
	 * @param cwd the working directory at the start
	 * @param stdio whether the standard streams are those of the process
	 * @param threadPoolSize number of threads for blocking work
	 * @param conditions further conditions
	 */
	public RuntimeOptions(String name, List<String> argv, List<String> execArgv, String execPath,
			Map<String, String> env, Path cwd, boolean stdio, int threadPoolSize, List<String> conditions) {
		this(name, argv, execArgv, execPath, env, cwd, stdio, threadPoolSize, conditions, Permissions.UNRESTRICTED,
				PermissionDenialListener.NONE);
	}

}
