/**
 * The runtime: what an application sees of Node.js inside the JVM.
 */
@NullMarked
package dev.jsnode;

import org.jspecify.annotations.NullMarked;
