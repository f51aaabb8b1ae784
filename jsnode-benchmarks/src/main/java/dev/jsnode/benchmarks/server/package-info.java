/**
 * The servers in Java that are measured.
 */
@NullMarked
package dev.jsnode.benchmarks.server;

import org.jspecify.annotations.NullMarked;
