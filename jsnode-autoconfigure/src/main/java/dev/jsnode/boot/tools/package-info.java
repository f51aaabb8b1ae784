/**
 * Tools for those who look into the JavaScript of a running application.
 */
@NullMarked
package dev.jsnode.boot.tools;

import org.jspecify.annotations.NullMarked;
