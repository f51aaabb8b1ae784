/**
 * Observations of calls and requests, and the context that goes with them.
 */
@NullMarked
package dev.jsnode.boot.observation;

import org.jspecify.annotations.NullMarked;
