/**
 * Placement of an event loop on a Netty event-loop thread.
 */
@NullMarked
package dev.jsnode.loop.netty;

import org.jspecify.annotations.NullMarked;
