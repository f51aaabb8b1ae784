/**
 * The {@code jsnode} command.
 */
@NullMarked
package dev.jsnode.cli;

import org.jspecify.annotations.NullMarked;
