package dev.jsnode.loop;

/**
 * What one phase has done since the loop was created.
 *
 * @param phase the phase
 * @param callbacks how many callbacks it ran
 * @param nanos time spent in it in nanoseconds, without waiting
 */
public record PhaseStats(Phase phase, long callbacks, long nanos) {

}
