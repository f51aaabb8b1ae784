package dev.jsnode;

/**
 * How a module is loaded.
 */
enum ModuleKind {

	/** By {@code require}. */
	COMMONJS,

	/** By {@code import()}. */
	ESM

}
