package dev.jsnode.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.jsnode.benchmarks.peer.Npm;
import dev.jsnode.benchmarks.peer.Settings;
import dev.jsnode.benchmarks.peer.Workplace;

/**
 * The command behind {@code compare.sh}.
 */
final class Compare {

	private static final int BAD_USAGE = 64;

	private Compare() {
	}

	/**
	 * Run the comparisons that are named, or all, and end with one line a bar.
	 * @param args names and options
	 */
	public static void main(String[] args) {
		Settings settings = Settings.FULL;
		Set<String> names = new LinkedHashSet<>();
		for (String arg : args) {
			if (arg.equals("--quick")) {
				settings = Settings.QUICK;
			}
			else if (arg.startsWith("--")) {
				settings = settings.with(arg);
			}
			else {
				names.add(arg);
			}
		}
		Path module = Path.of(System.getProperty("jsnode.benchmarks", ".")).toAbsolutePath().normalize();
		Workplace workplace = new Workplace(module, settings.compiler());
		Map<String, Comparison> known = Comparisons.all(workplace, settings);
		List<Comparison> chosen = chosen(names, known);
		if (chosen.isEmpty()) {
			System.err.println(
					"Usage: compare.sh [name...] [--quick] [--warmup=S] [--round=S] [--rounds=N], where name is one of: "
							+ String.join(" ", known.keySet()) + " micro");
			System.exit(BAD_USAGE);
		}
		Npm.install(workplace.scripts());
		System.exit(run(chosen));
	}

	private static List<Comparison> chosen(Set<String> names, Map<String, Comparison> known) {
		if (names.isEmpty()) {
			return known.values().stream().filter((each) -> !each.name().startsWith("micro/")).toList();
		}
		List<Comparison> chosen = new ArrayList<>();
		for (String name : names) {
			List<Comparison> found = known.values()
				.stream()
				.filter((each) -> each.name().equals(name) || each.name().matches(Pattern.quote(name) + "[-/].*"))
				.toList();
			if (found.isEmpty()) {
				return List.of();
			}
			chosen.addAll(found);
		}
		return chosen;
	}

	private static int run(List<Comparison> chosen) {
		Report report = new Report(System.out);
		List<String> lines = new ArrayList<>();
		for (Comparison comparison : chosen) {
			try {
				comparison.run(report).forEach((bar) -> lines.add(bar.line()));
			}
			catch (RuntimeException ex) {
				report.note("%s failed: %s", comparison.name(), ex);
				report.errors(1);
				lines.add(comparison.name() + " failed - short");
			}
		}
		report.note("%n%d errors%n", report.errors());
		lines.forEach((line) -> report.note("%s", line));
		return (report.errors() > 0) ? 1 : 0;
	}

}
