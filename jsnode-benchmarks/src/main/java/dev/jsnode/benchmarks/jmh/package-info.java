/**
 * Benchmarks for JMH.
 */
@NullMarked
package dev.jsnode.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
