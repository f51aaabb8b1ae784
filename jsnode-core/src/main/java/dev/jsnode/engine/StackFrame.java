package dev.jsnode.engine;

/**
 * A function on a stack, and where it is defined.
 *
 * @param function its name, empty if it has none
 * @param source the name of its source, empty for functions of the engine
 * @param line the line that it begins at, 1-based; 0 for functions of the engine
 * @param column the column that it begins at, 1-based; 0 for functions of the engine
 */
public record StackFrame(String function, String source, int line, int column) {

}
