package dev.jsnode.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An option of the command line, as {@code options.txt} lists it.
 *
 * @param name the name without dashes
 * @param value whether it takes a value
 * @param inNodeOptions whether {@code NODE_OPTIONS} may hold it
 */
record Option(String name, ValueKind value, boolean inNodeOptions) {

	private static final Map<String, String> ALIASES = Map.ofEntries(Map.entry("-e", "--eval"),
			Map.entry("-p", "--print"), Map.entry("-pe", "--print"), Map.entry("-c", "--check"),
			Map.entry("-i", "--interactive"), Map.entry("-r", "--require"), Map.entry("-C", "--conditions"),
			Map.entry("-v", "--version"), Map.entry("-h", "--help"), Map.entry("--loader", "--experimental-loader"),
			Map.entry("--report-directory", "--report-dir"), Map.entry("--debug-port", "--inspect-port"),
			Map.entry("--experimental-strip-types", "--strip-types"),
			Map.entry("--experimental-test-isolation", "--test-isolation"),
			Map.entry("--es-module-specifier-resolution", "--experimental-specifier-resolution"));

	/**
	 * Whether an option takes a value.
	 */
	enum ValueKind {

		/** Never. */
		FLAG,

		/** Always: behind {@code =} or as the next argument. */
		VALUE,

		/** Only behind {@code =}. */
		OPTIONAL

	}

	/**
	 * Find an option.
	 * @param name the name with dashes as it was given, without {@code =} and what
	 * follows; underscores stand for dashes
	 * @return the option, or {@code null} if there is none of that name
	 */
	static @Nullable Option of(String name) {
		String dashed = name.startsWith("--") ? "--" + name.substring(2).replace('_', '-') : name;
		String known = ALIASES.getOrDefault(dashed, dashed);
		return known.startsWith("--") ? Table.BY_NAME.get(known.substring(2)) : null;
	}

	private static Map<String, Option> read() {
		Map<String, Option> options = new HashMap<>();
		try (InputStream in = Objects.requireNonNull(Option.class.getResourceAsStream("options.txt"));
				BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			lines.lines().filter((line) -> !line.startsWith("#")).forEach((line) -> {
				List<String> words = List.of(line.split(" "));
				ValueKind kind = ValueKind.valueOf(words.get(1).toUpperCase(Locale.ROOT));
				options.put(words.get(0), new Option(words.get(0), kind, words.contains("env")));
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return options;
	}

	/** Read at the first option: most starts have none. */
	private static final class Table {

		static final Map<String, Option> BY_NAME = read();

	}

}
