/**
 * What the runtime and the JVM under it are measured by.
 */
@NullMarked
package dev.jsnode.boot.metrics;

import org.jspecify.annotations.NullMarked;
