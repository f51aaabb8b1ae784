/**
 * The debugger's way into the JVM's JavaScript: Chrome's DevTools protocol over a
 * WebSocket on a port of its own.
 */
@NullMarked
package dev.jsnode.inspector;

import org.jspecify.annotations.NullMarked;
