/**
 * What goes with a call from Java to JavaScript and back: Reactor's context and what is
 * bound to threads.
 */
@NullMarked
package dev.jsnode.context;

import org.jspecify.annotations.NullMarked;
