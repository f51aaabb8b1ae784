/**
 * The page that shows how JavaScript is doing.
 */
@NullMarked
package dev.jsnode.boot.page;

import org.jspecify.annotations.NullMarked;
