/**
 * Auto-configuration of the starter.
 */
@NullMarked
package dev.jsnode.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
