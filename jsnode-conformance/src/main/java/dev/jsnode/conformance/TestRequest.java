package dev.jsnode.conformance;

import java.util.List;
import java.util.Map;

/**
 * A line that the runner writes: a test to run.
 *
 * @param id comes back with the reply
 * @param file the test's absolute path
 * @param cwd the working directory
 * @param flags options of the command line
 * @param argv what follows the file
 * @param env the whole environment
 * @param timeoutMs how long the test may take
 */
record TestRequest(long id, String file, String cwd, List<String> flags, List<String> argv, Map<String, String> env,
		long timeoutMs) {

}
