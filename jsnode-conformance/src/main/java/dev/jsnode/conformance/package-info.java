/**
 * Runs Node's own tests, many in one JVM.
 */
@NullMarked
package dev.jsnode.conformance;

import org.jspecify.annotations.NullMarked;
