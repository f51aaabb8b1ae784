/**
 * Where modules live and how a specifier becomes a file: one resolver for {@code require}
 * and {@code import}, over folders and class path alike. Knows nothing of GraalJS.
 */
@NullMarked
package dev.jsnode.module;

import org.jspecify.annotations.NullMarked;
