/**
 * The sides of a comparison: processes that are started, warmed up and measured.
 */
@NullMarked
package dev.jsnode.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
