/**
 * What JavaScript may do outside its context: the rules and the one class that checks
 * them. It knows neither the engine nor the loop.
 */
@NullMarked
package dev.jsnode.permission;

import org.jspecify.annotations.NullMarked;
