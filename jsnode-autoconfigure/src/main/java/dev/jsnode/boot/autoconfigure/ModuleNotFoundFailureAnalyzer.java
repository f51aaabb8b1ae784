package dev.jsnode.boot.autoconfigure;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.jsnode.NodeException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which module was looked for, where, and what lies there under a similar name.
 */
class ModuleNotFoundFailureAnalyzer extends AbstractFailureAnalyzer<NodeException> {

	private static final Set<String> CODES = Set.of("MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND",
			"ERR_UNSUPPORTED_DIR_IMPORT");

	private static final Pattern WANTED = Pattern.compile("'([^']+)'");

	private static final Pattern IMPORTER = Pattern.compile("imported from (\\S+)");

	private static final Pattern REQUIRER = Pattern.compile("Require stack:\\s*\\n- (\\S+)");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NodeException cause) {
		String wanted = find(WANTED, cause.getJsMessage());
		if (cause.getCode() == null || !CODES.contains(cause.getCode()) || wanted == null) {
			return null;
		}
		String importer = importer(cause.getJsMessage());
		ModuleFolders folders = wanted.startsWith("spring:") ? ModuleFolders.none()
				: ModuleFolders.of(wanted, importer);
		return new FailureAnalysis(description(wanted, importer, folders, cause), action(wanted, folders), cause);
	}

	private static String description(String wanted, @Nullable String importer, ModuleFolders folders,
			NodeException cause) {
		StringBuilder text = new StringBuilder();
		text.append("The JavaScript module '%s' was not found.%n%n".formatted(wanted));
		text.append("    Error:       %s%n".formatted(firstLine(cause.getJsMessage())));
		text.append("    Imported by: %s%n".formatted(importedBy(importer)));
		List<String> searched = folders.names();
		for (int i = 0; i < searched.size(); i++) {
			text.append("    %s %s%n".formatted((i == 0) ? "Looked in:  " : "            ", searched.get(i)));
		}
		folders.nearest().ifPresent((name) -> text.append("    Nearest:     %s%n".formatted(name)));
		return text.toString().stripTrailing();
	}

	private static String action(String wanted, ModuleFolders folders) {
		if (wanted.startsWith("spring:")) {
			return "Open the bean with @JsExposed, or correct the name.";
		}
		return folders.nearest()
			.map((name) -> "Did you mean '%s'? Correct the name, or add the module.".formatted(name))
			.orElse(folders.isPackage()
					? "Add the package to package.json, run 'npm install' and see that node_modules lies at jsnode.root."
					: "Correct the name, add the file, or set jsnode.root to the folder it is relative to.");
	}

	private static String importedBy(@Nullable String importer) {
		// Java imports as if it were a file of this name at jsnode.root.
		return (importer == null || importer.endsWith("/noop.js")) ? "the application (jsnode.entry or @JsModule)"
				: ModuleFolders.readable(importer);
	}

	private static @Nullable String importer(String message) {
		String importer = find(IMPORTER, message);
		return (importer != null) ? importer : find(REQUIRER, message);
	}

	private static @Nullable String find(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		return matcher.find() ? matcher.group(1) : null;
	}

	private static String firstLine(String text) {
		return ModuleFolders.readable(text.lines().findFirst().orElse(""));
	}

}
