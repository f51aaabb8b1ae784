/**
 * The garbage collector that cleans up after JavaScript, which is the JVM's, in Node's
 * terms.
 */
@NullMarked
package dev.jsnode.gc;

import org.jspecify.annotations.NullMarked;
