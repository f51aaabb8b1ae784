package dev.jsnode.permission;

import java.util.function.Consumer;

/**
 * Hears of each access that is refused, on the thread that asks, which may be a loop's:
 * it must not block.
 */
@FunctionalInterface
public interface PermissionDenialListener extends Consumer<PermissionDenial> {

}
