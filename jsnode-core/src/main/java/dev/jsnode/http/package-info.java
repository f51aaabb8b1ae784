/**
 * HTTP as the core knows it, free of JavaScript: the parser of messages, and the door
 * through which a host serves requests.
 */
@NullMarked
package dev.jsnode.http;

import org.jspecify.annotations.NullMarked;
