/**
 * The demonstration: a shop whose pages, prices and routes are npm packages.
 */
@NullMarked
package dev.jsnode.demo;

import org.jspecify.annotations.NullMarked;
