/**
 * Actuator endpoints and health.
 */
@NullMarked
package dev.jsnode.boot.actuate;

import org.jspecify.annotations.NullMarked;
