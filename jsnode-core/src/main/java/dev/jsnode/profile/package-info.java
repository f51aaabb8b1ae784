/**
 * CPU profiles of JavaScript, as Chrome's DevTools open them.
 */
@NullMarked
package dev.jsnode.profile;

import org.jspecify.annotations.NullMarked;
