/**
 * Owns GraalJS: contexts, values, errors and what only the engine's internals give.
 */
@NullMarked
package dev.jsnode.engine;

import org.jspecify.annotations.NullMarked;
