/**
 * HTTP/2 as the core knows it, free of JavaScript and of sockets: bytes go in, events
 * come out, and the other way round. The protocol itself is Netty's.
 */
@NullMarked
package dev.jsnode.http2;

import org.jspecify.annotations.NullMarked;
