/**
 * Parsing and serializing of URLs as the WHATWG URL Standard says. Knows no JavaScript.
 */
@NullMarked
package dev.jsnode.url;

import org.jspecify.annotations.NullMarked;
