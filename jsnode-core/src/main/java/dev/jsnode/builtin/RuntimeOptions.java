package dev.jsnode.builtin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
 */
public record RuntimeOptions(String name, List<String> argv, List<String> execArgv, String execPath,
		Map<String, String> env, Path cwd, boolean stdio, int threadPoolSize, List<String> conditions) {

}
