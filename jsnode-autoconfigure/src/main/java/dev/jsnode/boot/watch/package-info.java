/**
 * New lives for runtimes whose files have changed.
 */
@NullMarked
package dev.jsnode.boot.watch;

import org.jspecify.annotations.NullMarked;
