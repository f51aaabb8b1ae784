/**
 * The native side of Node's built-in modules: primitives only.
 */
@NullMarked
package dev.jsnode.builtin;

import org.jspecify.annotations.NullMarked;
