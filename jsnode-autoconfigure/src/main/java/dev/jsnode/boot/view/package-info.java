/**
 * Views that JavaScript renders for WebFlux.
 */
@NullMarked
package dev.jsnode.boot.view;

import org.jspecify.annotations.NullMarked;
