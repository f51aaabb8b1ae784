/**
 * The demo application.
 */
@NullMarked
package dev.jsnode.demo;

import org.jspecify.annotations.NullMarked;
