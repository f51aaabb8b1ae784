package dev.jsnode.conformance;

/**
 * The line that answers a {@link TestRequest}.
 *
 * @param id the request's
 * @param exitCode the exit code
 * @param stdout what the test wrote
 * @param stderr what the test wrote to its standard error
 * @param timedOut whether it was killed for its time
 */
record TestReply(long id, int exitCode, String stdout, String stderr, boolean timedOut) {

}
