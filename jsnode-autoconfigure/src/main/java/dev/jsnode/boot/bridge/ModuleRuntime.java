package dev.jsnode.boot.bridge;

import java.time.Duration;

import dev.jsnode.NodeRuntime;
import org.jspecify.annotations.Nullable;

/**
 * The runtime that the functions of an interface run in.
 *
 * @param runtime the runtime
 * @param timeout how long a call may take, {@code null} for any time
 */
public record ModuleRuntime(NodeRuntime runtime, @Nullable Duration timeout) {

}
