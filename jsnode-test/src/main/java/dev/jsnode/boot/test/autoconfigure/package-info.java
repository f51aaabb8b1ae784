/**
 * A test slice for the JavaScript of an application.
 */
@NullMarked
package dev.jsnode.boot.test.autoconfigure;

import org.jspecify.annotations.NullMarked;
