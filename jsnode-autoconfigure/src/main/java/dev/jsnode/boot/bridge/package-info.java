/**
 * Typed calls between beans and JavaScript, both ways.
 */
@NullMarked
package dev.jsnode.boot.bridge;

import org.jspecify.annotations.NullMarked;
