/**
 * The event loop: libuv's phases, timers, immediates, handles and the thread pool. Knows
 * neither GraalJS nor Spring.
 */
@NullMarked
package dev.jsnode.loop;

import org.jspecify.annotations.NullMarked;
