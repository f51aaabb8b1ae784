/**
 * What {@code java -Djarmode=jsnode -jar app.jar} does.
 */
@NullMarked
package dev.jsnode.boot.jarmode;

import org.jspecify.annotations.NullMarked;
