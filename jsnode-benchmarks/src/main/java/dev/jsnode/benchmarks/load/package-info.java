/**
 * Load over HTTP, and what comes of measuring.
 */
@NullMarked
package dev.jsnode.benchmarks.load;

import org.jspecify.annotations.NullMarked;
