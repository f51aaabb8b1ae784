/**
 * Comparisons of jsnode with what a user would pick instead: {@code compare.sh}.
 */
@NullMarked
package dev.jsnode.benchmarks;

import org.jspecify.annotations.NullMarked;
