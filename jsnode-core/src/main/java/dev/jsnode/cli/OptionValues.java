package dev.jsnode.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.jsnode.NodeOption;
import dev.jsnode.inspector.InspectorAddress;

/**
 * What the values of some options must be.
 */
final class OptionValues {

	private static final Map<String, Set<String>> CHOICES = Map.of("unhandled-rejections",
			Set.of("strict", "warn", "none", "throw", "warn-with-error-code"), "dns-result-order",
			Set.of("verbatim", "ipv4first", "ipv6first"), "disable-proto", Set.of("delete", "throw"));

	private static final Set<String> INPUT_TYPES = Set.of("module", "commonjs", "module-typescript",
			"commonjs-typescript");

	/** They ask for what is not there: clear words are better than silence. */
	private static final Map<String, String> UNSUPPORTED = Map.of("interactive", "the REPL is not there", "watch",
			"only tests are watched", "build-snapshot", "startup snapshots are not there", "experimental-sea-config",
			"single executable applications are not there", "prof-process", "V8's profiler is not there");

	private static final Set<String> ADDRESSES = Set.of("inspect", "inspect-brk", "inspect-wait", "inspect-port");

	private OptionValues() {
	}

	/**
	 * Check what options say together.
	 */
	static void check(List<NodeOption> options) {
		boolean tests = isOn(options, "test");
		options.stream().filter((option) -> !(tests && option.name().equals("watch"))).forEach(OptionValues::check);
		boolean profiled = isOn(options, "cpu-prof");
		options.stream()
			.map(NodeOption::name)
			.filter((name) -> !profiled && name.startsWith("cpu-prof-"))
			.findFirst()
			.ifPresent((name) -> {
				throw new BadOptionException("--" + name + " must be used with --cpu-prof");
			});
	}

	private static boolean isOn(List<NodeOption> options, String name) {
		return options.stream().anyMatch((option) -> option.name().equals(name) && option.isOn());
	}

	private static void check(NodeOption option) {
		Set<String> choices = CHOICES.get(option.name());
		if (choices != null && !choices.contains(option.value())) {
			throw new BadOptionException("invalid value for --" + option.name());
		}
		if (option.name().equals("input-type") && !INPUT_TYPES.contains(option.value())) {
			throw new BadOptionException(
					"--input-type must be \"module\",\"commonjs\", \"module-typescript\" or \"commonjs-typescript\"");
		}
		if (ADDRESSES.contains(option.name()) && option.isOn() && !option.value().equals("true")) {
			checkAddress(option);
		}
		if (option.isOn() && UNSUPPORTED.containsKey(option.name())) {
			throw new BadOptionException(
					"--" + option.name() + " is not supported by jsnode: " + UNSUPPORTED.get(option.name()));
		}
	}

	private static void checkAddress(NodeOption option) {
		try {
			InspectorAddress.parse(option.value());
		}
		catch (IllegalArgumentException ex) {
			throw new BadOptionException(String.valueOf(ex.getMessage()));
		}
	}

}
