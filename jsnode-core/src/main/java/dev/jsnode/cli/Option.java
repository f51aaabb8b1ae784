package dev.jsnode.cli;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The options of the command line: Node's names.
 */
enum Option {

	VERSION(false), HELP(false), EVAL(true), PRINT(true), PRINT_EVAL(true), REQUIRE(true), IMPORT(true),
	CONDITIONS(true), FLAG(false), FLAG_WITH_VALUE(true);

	private static final Map<String, Option> BY_NAME = Map.ofEntries(Map.entry("-v", VERSION),
			Map.entry("--version", VERSION), Map.entry("-h", HELP), Map.entry("--help", HELP), Map.entry("-e", EVAL),
			Map.entry("--eval", EVAL), Map.entry("-p", PRINT), Map.entry("--print", PRINT),
			Map.entry("-pe", PRINT_EVAL), Map.entry("-r", REQUIRE), Map.entry("--require", REQUIRE),
			Map.entry("--import", IMPORT), Map.entry("-C", CONDITIONS), Map.entry("--conditions", CONDITIONS));

	private static final Set<String> FLAGS = Set.of("--no-warnings", "--trace-warnings", "--no-deprecation",
			"--trace-deprecation", "--throw-deprecation", "--pending-deprecation", "--expose-gc", "--expose_gc",
			"--enable-source-maps", "--trace-uncaught", "--preserve-symlinks");

	private static final Set<String> FLAGS_WITH_VALUE = Set.of("--input-type", "--unhandled-rejections",
			"--stack-trace-limit", "--title");

	private final boolean takesValue;

	Option(boolean takesValue) {
		this.takesValue = takesValue;
	}

	boolean takesValue() {
		return this.takesValue;
	}

	static @Nullable Option of(String name) {
		if (FLAGS.contains(name)) {
			return FLAG;
		}
		if (FLAGS_WITH_VALUE.contains(name)) {
			return FLAG_WITH_VALUE;
		}
		return BY_NAME.get(name);
	}

}
