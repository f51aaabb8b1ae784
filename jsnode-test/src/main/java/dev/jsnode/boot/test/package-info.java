/**
 * Tests of JavaScript with JUnit.
 */
@NullMarked
package dev.jsnode.boot.test;

import org.jspecify.annotations.NullMarked;
