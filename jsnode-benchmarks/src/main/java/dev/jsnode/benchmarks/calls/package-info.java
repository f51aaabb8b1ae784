/**
 * Calls from Java to JavaScript, each way in a process of its own.
 */
@NullMarked
package dev.jsnode.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
